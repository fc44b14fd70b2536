// Figures and accounts of the record.

import { count, h, parsed } from "./dom.js";
import { aboutSource, sourceTitle } from "./sources.js";
import { drawingButtons } from "./takeaway.js";

const POINT_HEAD = ["Date", "Value", "Rests on"];

function pointRow(point, figure, source) {
  const several = figure.points.some(({ series }) => series !== point.series);
  const said = [
    point.vintage > 1 && `release ${point.vintage}`,
    point.arithmetic && `worked out: ${point.arithmetic}`,
    point.certainty === "consistent" && "drawn hollow: no page seen states it",
    point.note,
  ];
  return h(
    "tr",
    {},
    h("td", {}, point.when),
    h("td", {}, several ? `${point.series} ${point.value}` : point.value),
    h(
      "td",
      {},
      h("div", {}, sourceTitle(source)),
      h("div", { class: "tyo-small" }, ...aboutSource(source)),
      h("div", { class: "tyo-small" }, said.filter(Boolean).join(" · ")),
    ),
  );
}

/** A chart with its values, sources and limits; without a drawing, a card of values. */
export function figureBlock(figure, drawing, sources, pointedOut = false) {
  const rows = figure.points.map((point) => pointRow(point, figure, sources[point.source]));
  const table = h(
    "table",
    {},
    h("caption", {}, `${figure.title} (${figure.unit})`),
    h("thead", {}, h("tr", {}, ...POINT_HEAD.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...rows),
  );
  const words = [
    h("p", {}, `Counted or rated by: ${figure.measuredBy} (${figure.origin}). ${figure.method}`),
    ...figure.limits.map((text) => h("p", {}, `Cannot show: ${text}`)),
    h("div", { class: "tyo-scroll", tabindex: 0, role: "group", "aria-label": "Values" }, table),
  ];
  const summary = `${count(figure.points.length, "value")}, with sources and limits`;
  const svg = drawing && parsed(drawing);
  const save = svg && h("p", { class: "tyo-links" }, ...drawingButtons("Chart", figure.name, svg));
  const shown = svg
    ? [svg, h("details", {}, h("summary", {}, summary), ...words, save)]
    : [h("h4", {}, figure.title), h("p", {}, figure.unit), ...words];
  if (pointedOut) shown.unshift(h("p", { class: "tyo-small tyo-ours" }, "Bears on the statement:"));
  const attributes = { class: `tyo-figure${pointedOut ? " tyo-pointed" : ""}` };
  return h("figure", { ...attributes, "aria-label": figure.title }, ...shown);
}

export function readingItem(reading, source) {
  const doubt = reading.certainty === "consistent" && "no page seen states it";
  const head = [reading.origin, reading.published, doubt];
  return h(
    "li",
    {},
    h("p", { class: "tyo-small" }, head.filter(Boolean).join(" · ")),
    h("p", {}, reading.summary),
    h("p", { class: "tyo-small" }, sourceTitle(source), " ", ...aboutSource(source)),
  );
}
