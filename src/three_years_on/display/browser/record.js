// Figures and accounts of the record.

import { count, h, parsed } from "./dom.js";
import { aboutSource, sourceTitle } from "./sources.js";
import { drawingButtons } from "./takeaway.js";

/**
 * @typedef {import("./content.d.ts").Account} Account
 * @typedef {import("./content.d.ts").Figure} Figure
 * @typedef {import("./content.d.ts").Point} Point
 * @typedef {import("./content.d.ts").Source} Source
 */

const POINT_HEAD = ["Date", "Value", "Rests on"];

/**
 * @param {Point} point
 * @param {Source} source
 */
function pointRow({ when, value, rests_on }, source) {
  return h(
    "tr",
    {},
    h("td", {}, when),
    h("td", {}, value),
    h(
      "td",
      {},
      h("div", {}, sourceTitle(source)),
      h("div", { class: "tyo-small" }, ...aboutSource(source)),
      h("div", { class: "tyo-small" }, rests_on.join(" · ")),
    ),
  );
}

/**
 * A chart with its values, sources and limits; without a drawing, a card of values.
 *
 * @param {Figure} figure
 * @param {string | undefined} drawing
 * @param {{ [id: string]: Source }} sources
 * @param {string} [pointedOut] why it is pointed out, if it is
 */
export function figureBlock(figure, drawing, sources, pointedOut = "") {
  const rows = figure.points.map((point) => pointRow(point, sources[point.source]));
  const table = h(
    "table",
    {},
    h("caption", {}, `${figure.title} (${figure.unit})`),
    h("thead", {}, h("tr", {}, ...POINT_HEAD.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...rows),
  );
  const words = [
    ...figure.told.map((text) => h("p", {}, text)),
    h("div", { class: "tyo-scroll", tabindex: 0, role: "group", "aria-label": "Values" }, table),
  ];
  const summary = `${count(figure.points.length, "value")}, with sources and limits`;
  const svg = drawing && parsed(drawing);
  const save = svg && h("p", { class: "tyo-links" }, ...drawingButtons("Chart", figure.id, svg));
  /** @type {Node[]} */
  const shown = svg
    ? [svg, h("details", {}, h("summary", {}, summary), ...words, save)]
    : [h("h4", {}, figure.title), h("p", {}, figure.unit), ...words];
  if (pointedOut) shown.unshift(h("p", { class: "tyo-small tyo-ours" }, pointedOut));
  const attributes = { class: `tyo-figure${pointedOut ? " tyo-pointed" : ""}` };
  return h("figure", { ...attributes, "aria-label": figure.title }, ...shown);
}

/**
 * @param {Account} account
 * @param {Source} source
 */
export function accountItem({ about, summary }, source) {
  return h(
    "li",
    {},
    h("p", { class: "tyo-small" }, about.join(" · ")),
    h("p", {}, summary),
    h("p", { class: "tyo-small" }, sourceTitle(source), " ", ...aboutSource(source)),
  );
}
