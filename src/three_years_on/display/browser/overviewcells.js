// A row of the overview in, what stands in it out: its name, its milestones, its calls and outcomes.

import { MOST_MARKS, OverviewTime } from "./columns.js";
import { h } from "./dom.js";
import { asWritten, tr, written } from "./language.js";
import { markElement, momentName, svgElement } from "./marks.js";

/** A text that keeps its own direction, while the picture around it has another. */
export const bdi = (text) => h("bdi", {}, text);

/** The same for words of the tables, which may have another language. */
const ofTable = (table, text, own = "") => h("bdi", asWritten(table, own), text);

export class OverviewCells {
  /** @param {any} data what `make_overview` returns */
  constructor(data) {
    this.data = data;
    this.time = new OverviewTime(data);
    this.covered = new Set();
    /** @type {any} how the width is shared, or null where it is too narrow for columns */
    this.columns = null;
  }

  dateOf({ day, label }, number = "") {
    return h("span", {}, h("b", {}, bdi(`${number}${day}`)), " ", ofTable("moments", label));
  }

  colour(moment) {
    return momentName(moment, this.data.moments.length);
  }

  versionOf(row) {
    return this.covered.has(row.id) ? "covered" : "full";
  }

  tracesOf(row) {
    return this.covered.has(row.id) ? [] : row.traces;
  }

  nameOf(row) {
    const { original } = row;
    return h(
      "span",
      { class: "tyo-ov-name" },
      h("b", { class: "tyo-ov-number" }, written(row.number)),
      h(
        "span",
        { class: "tyo-ov-names" },
        h("b", {}, ofTable("themes", row.title, row.language)),
        original ? this.secondName(original.title, original.language) : "",
        row.subtitle ? this.secondName(row.subtitle) : "",
      ),
      h("span", { class: "tyo-ov-go" }),
    );
  }

  secondName(words, language) {
    return h("span", { class: "tyo-ov-original", lang: language }, bdi(words));
  }

  note(row) {
    const words = row.note[this.versionOf(row)];
    return words && h("span", { class: "tyo-ov-note" }, bdi(words));
  }

  /**
   * Draw the milestones of a zone: quiet ones as lines in one path, those that count as marks, and
   * as bars what is `lasting` into it.
   */
  ticks(ids, zone, traces, lasting = []) {
    const traced = new Map();
    traces.forEach((trace, at) => {
      for (const id of trace.milestones) traced.set(id, [...(traced.get(id) ?? []), at]);
    });
    const lines = [];
    const bars = [];
    for (const id of [...lasting, ...ids]) {
      const { first, last, end } = this.time.place(id, zone);
      const isQuiet = !traced.has(id);
      if (isQuiet && first === last) lines.push(`M${first} 0V18`);
      if (isQuiet ? first < end : last < end) bars.push(`M${first} 9H${end}`);
    }
    const drawing = svgElement("svg", {
      class: "tyo-ov-ticks",
      viewBox: "0 0 1000 18",
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    });
    if (lines.length) drawing.append(svgElement("path", { d: lines.join("") }));
    if (bars.length) drawing.append(svgElement("path", { class: "tyo-ov-bars", d: bars.join("") }));
    const marks = ids.filter((id) => traced.has(id)).map((id) => {
      const { first, last } = this.time.place(id, zone);
      const isNamed = traced.get(id).some((at) => traces[at].relation === "named");
      const place = h("span", {
        class: "tyo-ov-milestone",
        "data-milestone": id,
        "data-traces": traced.get(id).join(" "),
        style: `inset-inline-start:${(first + last) / 20}%`,
        title: this.data.milestones[id].label,
      });
      place.append(markElement(this.data.milestones[id].shape, isNamed ? "filled" : "half", 14));
      return place;
    });
    return [drawing, ...marks];
  }

  label(trace, traces) {
    const lines = trace.label.map(({ text, strong }) =>
      h(strong ? "b" : "span", { class: "tyo-ov-line" }, bdi(text)),
    );
    return h("span", { class: "tyo-ov-label", "data-traces": traces.indexOf(trace) }, ...lines);
  }

  /** What a row has at a moment: its calls, and what is reported. */
  cell(row, moment) {
    const cell = row.cells[moment];
    const parts = [];
    const { role } = this.data.moments[moment];
    const isCalled = cell.calls > 0 || (role === "called" && row.id);
    if (isCalled) parts.push(this.calls(row, cell));
    if (cell.own.length || cell.placed.length || (cell.none && row.id)) {
      parts.push(...this.outcomes(row, cell, moment));
    }
    return h("span", { class: `tyo-ov-cell ${this.colour(moment)}` }, ...parts);
  }

  calls(row, { calls }) {
    const length = calls > MOST_MARKS ? 1 : calls;
    const marks = Array.from({ length }, () => markElement("call", "filled", 18));
    return h(
      "span",
      { class: "tyo-ov-calls" },
      h("b", {}, written(calls)),
      ...marks,
      row.subtitle ? h("span", { class: "tyo-ov-more" }, this.data.words.more) : "",
    );
  }

  outcomes(row, cell, moment) {
    const { words } = this.data;
    if (this.covered.has(row.id)) {
      return [h("span", { class: "tyo-ov-own" }, h("span", { class: "tyo-ov-covered" }, tr("?")))];
    }
    const width = this.columns && cell.placed.length ? `width:${this.columns.own[moment]}px` : "";
    const reported = h(
      "span",
      { class: "tyo-ov-own", style: width },
      cell.none && row.id ? this.none() : "",
      ...cell.own.map((group) => this.group(row, group, false)),
    );
    if (!cell.placed.length) return [reported];
    const heading = h("span", { class: "tyo-ov-placed-words" }, words.placedHead);
    const groups = cell.placed.map((group) => this.group(row, group, true));
    const placed = h(
      "span",
      { class: "tyo-ov-placed" },
      this.columns ? "" : heading,
      h("span", { class: "tyo-ov-groups" }, ...groups),
    );
    return [reported, placed];
  }

  none() {
    const { words } = this.data;
    return h(
      "span",
      { class: "tyo-ov-group tyo-ov-none" },
      h("b", { class: "tyo-ov-frame" }, words.none),
      h("span", { class: "tyo-ov-word" }, words.own),
    );
  }

  group(row, { basis, label, statements }, placed) {
    const isOf = (trace) =>
      trace.placed === placed && trace.statements.some((id) => statements.includes(id));
    const traces = this.tracesOf(row).flatMap((trace, at) => (isOf(trace) ? [at] : []));
    const isMany = statements.length > MOST_MARKS;
    const marks = (isMany ? statements.slice(0, 1) : statements).map((id) => {
      const mark = markElement(basis, placed ? "dashed" : "filled", 22);
      mark.dataset.statements = isMany ? statements.join(" ") : id;
      return mark;
    });
    const number = h("b", {}, `× ${written(statements.length)}`);
    return h(
      "span",
      { class: "tyo-ov-group", "data-traces": traces.length ? traces.join(" ") : null },
      h("span", { class: "tyo-ov-marks" }, ...marks, isMany ? number : ""),
      h("span", { class: "tyo-ov-word" }, label),
    );
  }
}
