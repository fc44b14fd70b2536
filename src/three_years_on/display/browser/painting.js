// A plan of the timeline in, elements of SVG out; all that is only seen.

// A shape a lane, in their order: whole and left half, as corners in a square of -1 to 1.
const LANE_SHAPES = [
  { whole: "-.9 -.9 .9 -.9 .9 .9 -.9 .9", half: "-.9 -.9 0 -.9 0 .9 -.9 .9" }, // square
  { whole: "0 -1.1 1.1 .9 -1.1 .9", half: "0 -1.1 0 .9 -1.1 .9" }, // triangle
  { whole: "0 -1.1 1 -.3 1 1 -1 1 -1 -.3", half: "0 -1.1 0 1 -1 1 -1 -.3" }, // house
  { round: true }, // disc
  { whole: "0 -1.25 1.25 0 0 1.25 -1.25 0", half: "0 -1.25 0 1.25 -1.25 0" }, // diamond
  { whole: "-.5 -1 .5 -1 1.1 0 .5 1 -.5 1 -1.1 0", half: "-.5 -1 0 -1 0 1 -.5 1 -1.1 0" }, // hexagon
  {
    whole: "-.4 -1 .4 -1 .4 -.4 1 -.4 1 .4 .4 .4 .4 1 -.4 1 -.4 .4 -1 .4 -1 -.4 -.4 -.4",
    half: "-.4 -1 0 -1 0 1 -.4 1 -.4 .4 -1 .4 -1 -.4 -.4 -.4",
  }, // cross
];
const SVG_NAMES = "http://www.w3.org/2000/svg";

export function drawn(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG_NAMES, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.filter(Boolean));
  return node;
}

export const rounded = (number) => Math.round(number * 10) / 10;

/** The path of a lane's shape, or of its left half, around its middle. */
export function shapePath(lane, size, part = "whole") {
  const shape = LANE_SHAPES[lane % LANE_SHAPES.length];
  if (shape.round) {
    const [top, bottom] = [`0 ${-size}`, `0 ${size}`];
    const arc = (way, to) => `A${size} ${size} 0 0 ${way} ${to}`;
    return part === "half"
      ? `M${top}${arc(0, bottom)}Z`
      : `M${top}${arc(0, bottom)}${arc(0, top)}Z`;
  }
  const numbers = shape[part].split(" ").map((number) => rounded(Number(number) * size));
  return `M${numbers.join(" ")}Z`;
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
    ...lanes.map(({ lane, iconX, iconY, size }) => shapeAt(iconX, iconY, lane, size, "tyo-icon")),
    ...arrows.flatMap((arrow) => arrowParts(arrow, scale)),
    ...moments.map((moment) => dateMark(moment, upright)),
  ];
}

function line(x1, y1, x2, y2, name) {
  const ends = Object.entries({ x1, y1, x2, y2 }).map(([end, value]) => [end, rounded(value)]);
  return drawn("line", { ...Object.fromEntries(ends), class: name });
}

export function box({ x, y, width, height }, name) {
  const sides = Object.entries({ x, y, width, height }).map((
    [side, value],
  ) => [side, rounded(value)]);
  return drawn("rect", { ...Object.fromEntries(sides), class: name });
}

export function circle(x, y, radius, name) {
  return drawn("circle", { cx: rounded(x), cy: rounded(y), r: rounded(radius), class: name });
}

function shapeAt(x, y, lane, size, name, part) {
  const transform = `translate(${rounded(x)} ${rounded(y)})`;
  return drawn("path", { d: shapePath(lane, size, part), transform, class: name });
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
    drawn("path", { d: `M${x} ${y}H${to}`, class: `${name} tyo-${style}` }),
    drawn("path", { d: head, class: name }),
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
  const paper = drawn("rect", { x, y, width, height, class: "tyo-gap" });
  return [
    paper,
    ...[middle - 6, middle + 4].map((at) => drawn("path", { d: zigzag(at), class: "tyo-break" })),
  ];
}

/** The mark of a milestone: its shape, half filled or hollow, ringed, on the bar of its month. */
export function markParts({ x, y, size, lane, by, relation, certain }, period, scale) {
  const isHalf = relation === "candidate";
  const isHollow = isHalf || !certain;
  const isRinged = by === "elsewhere" && !isHalf;
  return [
    period && box({ x: period.x, y: y - 1.5, width: period.width, height: 3 }, "tyo-period"),
    shapeAt(x, y, lane, size, isHollow ? "tyo-hollow" : "tyo-full"),
    isHalf && shapeAt(x, y, lane, size, "tyo-full", "half"),
    isRinged && circle(x, y, size + 2.5 * scale, "tyo-ring"),
  ];
}

/** Words as they are planned, on paper or on a tint. */
export function plannedWords({ text, x, y, anchor, bold, part, moment }, { regions, rtl }) {
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
  const node = drawn("text", { ...place, class: names.filter(Boolean).join(" ") });
  // The first strong letter tells the direction of words, whatever that of the page is.
  node.textContent = rtl ? `\u2068${text}\u2069` : text;
  return node;
}
