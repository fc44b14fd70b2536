// Figures and accounts of the record.

import { h, marked, parsed } from "./dom.js";
import { asWritten, isolated, sentences, tr, trp, written } from "./language.js";
import { aboutSource, sourceTitle, storedCopy } from "./sources.js";
import { drawingButtons } from "./takeaway.js";

/**
 * @typedef {import("./content.d.ts").Account} Account
 * @typedef {import("./content.d.ts").Figure} Figure
 * @typedef {import("./content.d.ts").Point} Point
 * @typedef {import("./content.d.ts").Source} Source
 */

const pointHead = () => [tr("Date"), tr("Value"), tr("Rests on")];

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
      h("div", { class: "tyo-small" }, ...aboutSource(source), " ", source.archived_url ? storedCopy(source) : ""),
      h("div", { class: "tyo-small" }, rests_on.map(isolated).join(" · ")),
    ),
  );
}

/** The last values before the call and before the report, and how far they lie apart. */
function changeLine({ series, early, late, told, missing }, isFirst) {
  if (missing || !early || !late) {
    const words = sentences([missing, told]);
    return words ? h("p", { class: "tyo-small" }, series ? h("b", {}, `${series} `) : "", words) : "";
  }
  const value = ({ text, when }, name) =>
    h("span", { class: `tyo-value ${name}` }, h("b", {}, text), h("small", {}, when));
  return h(
    "p",
    { class: isFirst ? "tyo-change" : "tyo-change tyo-further" },
    series ? h("span", { class: "tyo-series" }, series) : "",
    value(early, "tyo-of-first"),
    h("span", { class: "tyo-to", "aria-hidden": "true" }, "→"),
    value(late, "tyo-of-later"),
    h("b", { class: "tyo-told" }, told),
  );
}

/**
 * A chart with its values, sources and limits; without a drawing, a card of values.
 *
 * @param {Figure} figure
 * @param {string | undefined} drawing
 * @param {{ [id: string]: Source }} sources
 * @param {string} [pointedOut] why it is pointed out, if it is
 * @param {"h3" | "h4"} [heading] of a card, below what stands above it
 */
export function figureBlock(figure, drawing, sources, pointedOut = "", heading = "h4") {
  const rows = figure.points.map((point) => pointRow(point, sources[point.source]));
  const table = h(
    "table",
    {},
    h("caption", asWritten(), tr("{title} ({unit})", { title: figure.title, unit: figure.unit })),
    h("thead", {}, h("tr", {}, ...pointHead().map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...rows),
  );
  const values = h(
    "div",
    { class: "tyo-scroll", tabindex: 0, role: "group", "aria-label": tr("Values") },
    table,
  );
  const told = figure.told.map((text) => h("p", {}, text));
  const svg = drawing && chartOf(drawing);
  const save = svg && h("p", { class: "tyo-links" }, ...drawingButtons(tr("Chart"), figure.id, svg));
  const { length } = figure.points;
  const summary = tr("All values and sources ({count})", { count: written(length) });
  const changes = figure.changes ?? [];
  return h(
    "figure",
    { class: `tyo-figure${pointedOut ? " tyo-pointed" : ""}`, "aria-label": figure.title },
    pointedOut ? h("p", { class: "tyo-small" }, pointedOut) : "",
    ...(svg
      ? [svg, h("details", {}, h("summary", {}, summary), ...told, values, save)]
      : [
          h(heading, asWritten(), figure.title),
          h("p", { ...asWritten(), class: "tyo-small" }, figure.unit),
          ...changes.map((change, at) => changeLine(change, at === 0)),
          ...told,
          values,
        ]),
  );
}

/** A chart whose text is not read out after the words that stand for the whole. */
function chartOf(drawing) {
  const svg = parsed(drawing);
  for (const part of svg.querySelectorAll("text, title, desc")) {
    part.setAttribute("aria-hidden", "true");
  }
  return svg;
}

/**
 * @param {Account} account
 * @param {Source} source
 */
export function accountItem({ origin, about, summary }, source) {
  return h(
    "li",
    {},
    h("p", { class: "tyo-small" }, ...marked([trp("origin", origin), ...about].map(isolated).join(" · "))),
    h("p", asWritten(), summary),
    h("p", { class: "tyo-small" }, sourceTitle(source), " ", ...aboutSource(source), " ", storedCopy(source)),
  );
}
