// A plan of the timeline in, elements of SVG out; all that is only seen.

import { asWritten, isolated } from "./language.js";
import { svgElement } from "./marks.js";
import { MARKS } from "./shapes.js";

// The shapes of lanes, in their order.
const LANE_MARKS = ["square", "triangle", "house", "disc", "diamond", "hexagon", "cross"];
const HALF_MARK = 12; // of the square that marks are drawn on
const MARK_SIZE = 10; // half of what most marks reach over

export const rounded = (number) => Math.round(number * 10) / 10;

const markNamed = (lane) => MARKS[LANE_MARKS[Math.min(lane, LANE_MARKS.length - 1)]];

/** The path of a lane's shape around its middle. */
function shapePath(lane, size) {
  const scaled = (number) => rounded(((Number(number) - HALF_MARK) * size) / MARK_SIZE);
  return markNamed(lane).outline.replace(/[\d.]+/g, scaled);
}

export const momentClass = (moment) => (moment >= 0 ? ` tyo-moment-${moment % 4}` : "");

/** What lies under the marks: tints, lines of lanes, years and dates, arrows, breaks. */
export function ground(plan, scale) {
  const { regions, lanes, ticks, breaks, moments, arrows, upright, width } = plan;
  const bottom = lanes.length ? lanes.at(-1).y + lanes.at(-1).height : 0;
  const edges = upright ? [] : [...lanes.map(({ y }) => y), bottom];
  return [
    ...regions.filter((region) => region.width > 0).map((region) => box(region, "tyo-outside")),
    ...ticks.map(({ x, y, to, end, isGuide }) =>
      line(x, y, to ?? x, end ?? y, isGuide ? "tyo-guide" : "tyo-thin")
    ),
    ...edges.map((y) => line(0, y, width, y, "tyo-thin")),
    ...breaks.flatMap(breakMark),
    ...lanes.filter(({ isNamed }) => isNamed)
      .map(({ lane, iconX, iconY, size }) => shapeAt(iconX, iconY, lane, size, "tyo-icon")),
    ...arrows.flatMap((arrow) => arrowParts(arrow, scale)),
    ...moments.map((moment) => dateMark(moment, upright)),
  ];
}

function line(x1, y1, x2, y2, name) {
  const ends = Object.entries({ x1, y1, x2, y2 }).map(([end, value]) => [end, rounded(value)]);
  return svgElement("line", { ...Object.fromEntries(ends), class: name });
}

export function box({ x, y, width, height }, name) {
  const sides = Object.entries({ x, y, width, height }).map((
    [side, value],
  ) => [side, rounded(value)]);
  return svgElement("rect", { ...Object.fromEntries(sides), class: name });
}

export function circle(x, y, radius, name) {
  return svgElement("circle", { cx: rounded(x), cy: rounded(y), r: rounded(radius), class: name });
}

function shapeAt(x, y, lane, size, name) {
  const transform = `translate(${rounded(x)} ${rounded(y)})`;
  return svgElement("path", { d: shapePath(lane, size), transform, class: name });
}

/** The left half of a shape: a drawing of half the width cuts off what lies beyond it. */
function halfAt(x, y, lane, size) {
  const reach = (HALF_MARK * size) / MARK_SIZE;
  const place = { x: rounded(x - reach), y: rounded(y - reach) };
  const extent = { width: rounded(reach), height: rounded(2 * reach), viewBox: "0 0 12 24" };
  const path = svgElement("path", { d: markNamed(lane).outline, class: "tyo-full" });
  return svgElement("svg", { ...place, ...extent }, path);
}

/** The shape of a lane: full, hollow, or half filled. */
export function markShape(x, y, lane, size, look) {
  const whole = shapeAt(x, y, lane, size, look === "full" ? "tyo-full" : "tyo-hollow");
  return look === "half" ? [whole, halfAt(x, y, lane, size)] : [whole];
}

function dateMark(moment, upright) {
  const name = momentClass(moment.moment);
  if (upright) return box(moment, `tyo-date-bar${name}`);
  return line(moment.x, moment.y, moment.x, moment.end, `tyo-date-line${name}`);
}

function arrowParts({ x, to, y, style, moment }, scale) {
  const back = (to > x ? -1 : 1) * 7 * scale;
  const up = 5 * scale;
  const head = `M${to + back} ${y - up}L${to} ${y}L${to + back} ${y + up}`;
  const name = `tyo-arrow${momentClass(moment)}`;
  return [
    svgElement("path", { d: `M${x} ${y}H${to}`, class: `${name} tyo-${style}` }),
    svgElement("path", { d: head, class: name }),
  ];
}

function breakMark({ x, y, width, height }) {
  const middle = x + width / 2;
  const zigzag = (at) => {
    let path = `M${at} ${y}`;
    for (let down = 0, side = 1; down < height; down += 6, side = -side) {
      path += `l${3 * side} ${Math.min(6, height - down)}`;
    }
    return path;
  };
  const paper = svgElement("rect", { x, y, width, height, class: "tyo-gap" });
  return [
    paper,
    ...[middle - 6, middle + 4].map((at) => svgElement("path", { d: zigzag(at), class: "tyo-break" })),
  ];
}

/** The mark of a milestone: its shape, half filled or hollow, ringed, on the bar of its days. */
export function markParts({ x, y, size, lane, by, relation, certain }, period, scale) {
  const isHalf = relation === "candidate";
  const isRinged = by === "elsewhere" && !isHalf;
  return [
    period && box(period, period.lasts ? "tyo-period tyo-lasting" : "tyo-period"),
    ...markShape(x, y, lane, size, isHalf ? "half" : certain ? "full" : "hollow"),
    isRinged && circle(x, y, size + 2.5 * scale, "tyo-ring"),
  ];
}

/** Words as they are planned, on paper or on a tint. */
export function plannedWords({ text, x, y, anchor, bold, part, moment, id }, { regions, rtl }, own = "") {
  const isOn = (region) =>
    x >= region.x && x < region.x + region.width && y > region.y && y < region.y + region.height;
  const names = [
    "tyo-words",
    regions.some(isOn) && "tyo-on-outside",
    bold && "tyo-bold",
    part && `tyo-part-${part}`,
    part !== "bar" && moment >= 0 && `tyo-said${momentClass(moment)}`,
  ];
  const place = { x: rounded(x), y: rounded(y), dy: ".35em", "text-anchor": anchor };
  const lang = id !== undefined && part !== "said" ? asWritten("milestones", own).lang : null;
  const node = svgElement("text", { ...place, lang, class: names.filter(Boolean).join(" ") });
  // The first strong letter tells the direction of words, but not one inside of isolates: these
  // stand in a message, which runs as the page does.
  const isolate = text.includes("\u2068") ? "\u2067" : "\u2068";
  node.textContent = rtl ? `${isolate}${text}\u2069` : isolated(text);
  return node;
}
