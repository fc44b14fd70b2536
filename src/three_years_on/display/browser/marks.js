// The elements made of the shapes of marks.

import { MARKS } from "./shapes.js";

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/** Make an element of a drawing. */
export function svgElement(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG_NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value != null && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.filter(Boolean));
  return node;
}

/** The role of a moment in the palette, by its place among all. */
export function momentRole(place, length) {
  if (place === 0) return "first";
  return place === length - 1 ? "later" : place % 2 ? "middle" : "other";
}

/** The class that gives a part the colour of its moment. */
export const momentName = (place, length) => `tyo-of-${momentRole(place, length)}`;

/**
 * Draw a mark in the colour of the text around it.
 *
 * Looks: filled; dashed, placed by us; half, may be meant; hollow, not certain; ringed, named
 * elsewhere. A mark is seen, not read out: words stand beside it.
 */
export function markElement(name, look = "filled", size = 22) {
  const mark = MARKS[name];
  const drawing = svgElement("svg", {
    class: `tyo-mark tyo-mark-${look}`,
    "data-mark": name,
    viewBox: look === "ringed" ? "-7 -7 38 38" : "0 0 24 24",
    width: size,
    height: size,
    "aria-hidden": "true",
  });
  const add = (part, d) => drawing.append(svgElement("path", { class: `tyo-mark-${part}`, d }));
  if (mark.line) add("line", mark.line);
  if (mark.outline) add("outline", mark.outline);
  if (look === "half") {
    // A drawing of half the width cuts off what lies beyond it; no id is needed.
    const half = svgElement("svg", { width: 12, height: 24, viewBox: "0 0 12 24" });
    half.append(svgElement("path", { class: "tyo-mark-half-fill", d: mark.outline }));
    drawing.append(half);
  }
  if (mark.inside) add("inside", mark.inside);
  if (look === "ringed") {
    drawing.append(svgElement("circle", { class: "tyo-mark-line", cx: 12, cy: 12, r: 17 }));
  }
  return drawing;
}
