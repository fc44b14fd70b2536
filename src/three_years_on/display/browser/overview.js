// All themes at a glance: one row a theme, or where it is narrow one card a theme.

import { h } from "./dom.js";
import { MOST_MARKS, OverviewTime, overviewColumns } from "./columns.js";
import { markElement, momentName, svgElement } from "./marks.js";

const LEAST_TABLE = 640;
const FEW_ROWS = 7;
const MANY_ROWS = 40;
const MARK_BAND = 34; // the upper part of a row, in which all marks stand
const TRACE_LANE = 6; // from one trace to the next below it

/** A text that keeps its own direction, while the picture around it has another. */
const bdi = (text) => h("bdi", {}, text);

/**
 * The overview in an element of its own, laid out anew for each width it is given; `tools` is an
 * empty place at the end of its first line.
 */
export class Overview {
  /**
   * @param {object} data What `make_overview` returns.
   * @param {{go: (theme: string) => void, open: (milestone: string, theme: string) => void}} callbacks
   */
  constructor(data, callbacks) {
    this.data = data;
    this.callbacks = callbacks;
    this.covered = new Set();
    this.time = new OverviewTime(data);
    this.width = 0;
    this.source = h("p", { class: "tyo-ov-source" }, bdi(data.source));
    this.tools = h("div", { class: "tyo-ov-tools" });
    this.title = h("h3", { class: "tyo-ov-title" });
    this.finding = h("p", { class: "tyo-ov-finding" });
    this.body = h("div", { class: "tyo-ov-body" });
    this.key = h("ul", { class: "tyo-ov-legend", role: "list" });
    this.element = h(
      "section",
      { class: "tyo-ov", "aria-label": data.words.name },
      h("div", { class: "tyo-ov-first-line" }, this.source, this.tools),
      this.title,
      this.finding,
      this.body,
      this.key,
    );
    this.observer = new ResizeObserver(() => this.fit());
    this.seen = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) this.trace(target);
    });
    this.draw();
    this.observer.observe(this.element);
  }

  /** Cover what is reported of some themes, by their ids, and show it of all others. */
  cover(themes) {
    if ([...this.covered].join() === themes.join()) return;
    this.covered = new Set(themes);
    this.draw();
  }

  destroy() {
    this.observer.disconnect();
    this.seen.disconnect();
  }

  draw() {
    const { data } = this;
    const version = this.covered.size ? "covered" : "full";
    this.title.replaceChildren(bdi(data.title[version]));
    this.finding.replaceChildren(bdi(data.finding[version]));
    this.key.replaceChildren(...this.legend());
    this.width = 0;
    this.fit();
  }

  /** Choose rows or cards for the width there is; what is drawn for it stays until it changes. */
  fit() {
    const width = this.element.clientWidth;
    if (!width || width === this.width) return;
    this.width = width;
    this.isMirrored = getComputedStyle(this.element).direction === "rtl";
    this.columns =
      width < LEAST_TABLE ? null : overviewColumns(this.data, this.time, width, this.measure());
    this.element.classList.toggle("tyo-ov-as-cards", !this.columns);
    this.element.classList.toggle("tyo-ov-dense", this.data.rows.length > FEW_ROWS);
    this.element.classList.toggle("tyo-ov-many", this.data.rows.length > MANY_ROWS);
    this.seen.disconnect();
    const rows = this.data.rows.map((row) =>
      h("li", {}, this.columns ? this.row(row) : this.card(row)),
    );
    const list = h("ol", { class: "tyo-ov-rows", role: "list" }, ...rows);
    if (this.columns) this.rule();
    const focused = [...this.body.querySelectorAll("button")].indexOf(document.activeElement);
    this.body.replaceChildren(...(this.columns ? [this.head(), list] : [list]));
    const buttons = [...list.querySelectorAll("button")];
    buttons[focused]?.focus({ preventScroll: true });
    // Where there are many, those out of sight have no size yet that lines could be drawn by.
    if (buttons.length > MANY_ROWS) buttons.forEach((button) => this.seen.observe(button));
    else buttons.forEach((button) => this.trace(button));
  }

  /** Return how long words are in a font of this page. */
  measure() {
    const { fontFamily } = getComputedStyle(this.element);
    const pen = document.createElement("canvas").getContext("2d");
    return (words, size, weight = "normal") => {
      pen.font = `${weight} ${size}px ${fontFamily}`;
      return pen.measureText(words).width;
    };
  }

  // The table: columns, their head, rows --------------------------------------------------------

  /** Set the widths of the columns and the lines of the years, which all rows share. */
  rule() {
    const { zones, widths } = this.columns;
    this.element.style.setProperty("--tyo-ov-columns", widths.map((w) => `${w}px`).join(" "));
    const side = this.isMirrored ? "right" : "left";
    zones.forEach((width, at) => {
      const lines = this.time
        .years(at, width)
        .map(({ x }) => `var(--tyo-ov-line) ${side} ${x}px top / 1px 100% no-repeat`);
      this.element.style.setProperty(`--tyo-ov-grid-${at}`, lines.join(", ") || "none");
    });
  }

  head() {
    const { words, moments, zones } = this.data;
    const { placed } = this.columns;
    const cells = [h("span", {})];
    this.time.zones.forEach((_, at) => {
      const width = this.columns.zones[at];
      const years = this.time.years(at, width).filter(({ x }) => x + 30 < width);
      const title = this.columns.titled[at] ? zones[at] : "";
      cells.push(
        h(
          "span",
          { class: "tyo-ov-head-zone", style: `--at:${at}` },
          h("span", { class: "tyo-ov-zone-title" }, title),
          h(
            "span",
            { class: "tyo-ov-years", "aria-hidden": "true" },
            ...years.map(({ x, year }) =>
              h("span", { style: `inset-inline-start:${x + 3}px` }, year),
            ),
          ),
        ),
      );
      if (at === moments.length) return;
      const number = moments.length > 2 ? `${at + 1} · ` : "";
      const sides =
        placed[at] > 0 && this.columns.own[at] > 0
          ? [
              h("span", { style: `width:${this.columns.own[at]}px` }, words.ownHead),
              h("span", { class: "tyo-ov-placed-head" }, words.placedHead),
            ]
          : [];
      cells.push(
        h(
          "span",
          { class: `tyo-ov-head-moment ${this.colour(at)}` },
          this.dateOf(moments[at], number),
          h("span", { class: "tyo-ov-sides" }, ...sides),
        ),
      );
    });
    return h("div", { class: "tyo-ov-head" }, ...cells);
  }

  dateOf({ day, label }, number = "") {
    return h("span", {}, h("b", {}, bdi(`${number}${day}`)), " ", bdi(label));
  }

  colour(moment) {
    return momentName(moment, this.data.moments.length);
  }

  row(row) {
    const button = this.button(row, "tyo-ov-row");
    const traces = this.tracesOf(row);
    button.style.setProperty("--tyo-ov-lanes", traces.length);
    button.append(this.nameOf(row));
    const byZone = this.time.sorted(row.milestones);
    this.time.zones.forEach((_, at) => {
      const isNoted = at === Math.min(1, this.time.zones.length - 1);
      button.append(
        h(
          "span",
          { class: "tyo-ov-zone", style: `--tyo-ov-grid:var(--tyo-ov-grid-${at})` },
          ...this.ticks(byZone[at], at, traces),
          h(
            "span",
            { class: "tyo-ov-labels" },
            ...traces
              .filter(({ milestones }) => this.time.zoneOf(milestones[0]) === at)
              .map((trace) => this.label(trace, traces)),
            isNoted ? this.note(row) : "",
          ),
        ),
      );
      if (at < this.data.moments.length) button.append(this.cell(row, at));
    });
    button.append(svgElement("svg", { class: "tyo-ov-traces", "aria-hidden": "true" }));
    return button;
  }

  button(row, name) {
    const button = h("button", {
      type: "button",
      class: `${name} ${row.id ? "" : "tyo-ov-rest"}`,
      "aria-label": row.name[this.versionOf(row)],
      onclick: (event) => {
        const milestone = event.target.closest?.("[data-milestone]");
        if (milestone) this.callbacks.open(milestone.dataset.milestone, row.id);
        else this.callbacks.go(row.id);
      },
      onpointerover: ({ target }) => this.raise(button, target.closest?.("[data-traces]")),
      onpointerleave: () => this.raise(button, null),
    });
    button.row = row;
    return button;
  }

  note(row) {
    const words = row.note[this.versionOf(row)];
    return words && h("span", { class: "tyo-ov-note" }, bdi(words));
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
      h("b", { class: "tyo-ov-number" }, `${row.number}`),
      h(
        "span",
        { class: "tyo-ov-names" },
        h("b", {}, bdi(row.title)),
        original ? this.secondName(original.title, original.language) : "",
        row.subtitle ? this.secondName(row.subtitle) : "",
      ),
      h("span", { class: "tyo-ov-go" }),
    );
  }

  secondName(words, language) {
    return h("span", { class: "tyo-ov-original", lang: language }, bdi(words));
  }

  /** Draw the milestones of a zone: quiet ones as lines in one path, those that count as marks. */
  ticks(ids, zone, traces) {
    const traced = new Map();
    traces.forEach((trace, at) => {
      for (const id of trace.milestones) traced.set(id, [...(traced.get(id) ?? []), at]);
    });
    const lines = [];
    const bars = [];
    for (const id of ids) {
      if (traced.has(id)) continue;
      const { first, last } = this.time.place(id, zone);
      if (first === last) lines.push(`M${first} 0V18`);
      else bars.push(`M${first} 9H${last}`);
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
      h("b", {}, calls.toLocaleString("en")),
      ...marks,
      row.subtitle ? h("span", { class: "tyo-ov-more" }, this.data.words.more) : "",
    );
  }

  outcomes(row, cell, moment) {
    const { words } = this.data;
    if (this.covered.has(row.id)) {
      return [h("span", { class: "tyo-ov-own" }, h("span", { class: "tyo-ov-covered" }, "?"))];
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
    const number = h("b", {}, `× ${statements.length.toLocaleString("en")}`);
    return h(
      "span",
      { class: "tyo-ov-group", "data-traces": traces.length ? traces.join(" ") : null },
      h("span", { class: "tyo-ov-marks" }, ...marks, isMany ? number : ""),
      h("span", { class: "tyo-ov-word" }, label),
    );
  }

  // Cards ----------------------------------------------------------------------------------------

  card(row) {
    const button = this.button(row, "tyo-ov-card");
    const traces = this.tracesOf(row);
    button.style.setProperty("--tyo-ov-lanes", traces.length);
    const cells = this.data.moments.map((moment, at) => {
      const shown = this.cell(row, at);
      if (!shown.childNodes.length) return "";
      const head = h("span", { class: "tyo-ov-side-head" }, this.dateOf(moment));
      return h("span", { class: `tyo-ov-side ${this.colour(at)}` }, head, shown);
    });
    button.append(this.nameOf(row), h("span", { class: "tyo-ov-cells" }, ...cells), this.note(row));
    if (row.milestones.length) button.append(this.strip(row, traces));
    return button;
  }

  /** One line of time across a card, with the moments as bars. */
  strip(row, traces) {
    const bars = this.data.moments.map((_, at) =>
      h("span", {
        class: `tyo-ov-bar ${this.colour(at)}`,
        "data-moment": at,
        style: `inset-inline-start:${this.time.momentPlace(at) / 10}%`,
      }),
    );
    const lines = svgElement("svg", { class: "tyo-ov-traces", "aria-hidden": "true" });
    const ticks = this.ticks(row.milestones, null, traces);
    return h(
      "span",
      { class: "tyo-ov-strip" },
      h("span", { class: "tyo-ov-zone" }, ...bars, ...ticks, lines),
      h("span", { class: "tyo-ov-labels" }, ...traces.map((trace) => this.label(trace, traces))),
    );
  }

  // Lines from milestones to outcomes -----------------------------------------------------------

  /** Draw the lines of a row that is laid out, and set the labels below their milestones. */
  trace(button) {
    const traces = this.tracesOf(button.row);
    if (!traces.length || !button.isConnected) return;
    const ground = button.querySelector(".tyo-ov-traces");
    const frame = ground.parentElement.getBoundingClientRect();
    const scale = ground.parentElement.offsetWidth / frame.width || 1;
    const box = (node) => {
      const { left, right, bottom } = node.getBoundingClientRect();
      return { x: ((left + right) / 2 - frame.left) * scale, bottom: (bottom - frame.top) * scale };
    };
    const markOf = (id) => button.querySelector(`[data-milestone="${id}"]`);
    const labels = [...button.querySelectorAll(".tyo-ov-label")].map((label) => {
      const mark = markOf(traces[label.dataset.traces].milestones[0]).getBoundingClientRect();
      const room = label.parentElement.getBoundingClientRect();
      const start = this.isMirrored ? room.right - mark.right : mark.left - room.left;
      const spare = room.width - label.getBoundingClientRect().width - 4;
      return [label, Math.max(0, Math.min(start, spare)) * scale];
    });
    const lines = traces.map((trace, at) => {
      const marks = trace.milestones.map(markOf).map(box);
      return this.line(trace, at, marks, this.targets(button, trace).map(box));
    });
    ground.replaceChildren(...lines);
    for (const [label, start] of labels) label.style.marginInlineStart = `${start}px`;
  }

  /** The marks a line leads to; in a card, the bar of the moment. */
  targets(button, trace) {
    const bars = button.querySelectorAll("[data-moment]");
    if (!bars.length) {
      const side = trace.placed ? ".tyo-ov-placed" : ".tyo-ov-own";
      return [...button.querySelectorAll(`${side} [data-statements]`)].filter((mark) =>
        mark.dataset.statements.split(" ").some((id) => trace.statements.includes(id)),
      );
    }
    const [first] = trace.statements;
    const at = button.row.cells.findIndex((cell) =>
      [...cell.own, ...cell.placed].some(({ statements }) => statements.includes(first)),
    );
    return [bars[at]];
  }

  line(trace, at, marks, targets) {
    const y = MARK_BAND + 3 + at * TRACE_LANE;
    const xs = [...marks, ...targets].map(({ x }) => x);
    const round = (value) => value.toFixed(1);
    const parts = [`M${round(Math.min(...xs))} ${y}H${round(Math.max(...xs))}`];
    for (const { x, bottom } of marks) parts.push(`M${round(x)} ${round(bottom)}V${y}`);
    const ends = targets.map(({ x, bottom }) => {
      const tip = Math.min(bottom + 1, y - 4);
      parts.push(`M${round(x)} ${y}V${round(tip + 2)}`);
      return `M${round(x)} ${round(tip - 1)}l-3.5 5h7z`;
    });
    const placed = trace.placed ? "tyo-ov-dashed" : "";
    const kind = trace.relation === "candidate" ? "tyo-ov-dotted" : placed;
    return svgElement(
      "g",
      { class: `tyo-ov-trace ${kind}`, "data-traces": at },
      svgElement("path", { d: parts.join("") }),
      svgElement("path", { class: "tyo-ov-tip", d: ends.join("") }),
    );
  }

  /** Raise an outcome with what it names, and quiet the rest of the row. */
  raise(button, part) {
    const raised = part?.dataset.traces.split(" ") ?? [];
    button.classList.toggle("tyo-ov-raised", raised.length > 0);
    for (const other of button.querySelectorAll("[data-traces]")) {
      const isRaised = other.dataset.traces.split(" ").some((at) => raised.includes(at));
      other.classList.toggle("tyo-ov-lit", isRaised);
    }
  }

  legend() {
    const isAllCovered = this.data.rows.every((row) => this.covered.has(row.id));
    const shown = this.data.legend.filter(({ outcome }) => !outcome || !isAllCovered);
    return shown.map(({ marks, look, words }) =>
      h("li", {}, ...marks.map((mark) => markElement(mark, look, 16)), h("span", {}, bdi(words))),
    );
  }
}
