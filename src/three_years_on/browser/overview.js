// All themes at a glance: one row a theme, or where it is narrow one card a theme.

import { h } from "./dom.js";
import { markElement, s } from "./marks.js";

const DAY = 86_400_000;
const MOST_MARKS = 5; // above, one mark and a count
const FEW_ROWS = 7;
const MANY_ROWS = 40;
const BAND = 34; // the upper part of a row, in which all marks stand
const LANE = 6; // from one trace to the next below it
const AFTER_MARK = 4;

/** A text that keeps its own direction, while the picture around it has another. */
const own = (text) => h("bdi", {}, text);

/** The overview in an element of its own, laid out anew for each width it is given. */
export class Overview {
  /**
   * @param {object} data What `make_overview` returns.
   * @param {{go: (theme: string) => void, open: (milestone: string) => void}} callbacks
   */
  constructor(data, callbacks) {
    this.data = data;
    this.callbacks = callbacks;
    this.covered = new Set();
    this.time = new OverviewTime(data);
    this.element = h("section", { class: "tyo-ov", "aria-label": data.words.name });
    this.observer = new ResizeObserver(() => this.fit());
    this.seen = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) this.trace(target);
    });
    this.draw();
    this.observer.observe(this.element);
  }

  /** Cover what is reported of some themes, by their ids, and show it of all others. */
  cover(themes) {
    this.covered = new Set(themes);
    this.draw();
    this.fit();
  }

  destroy() {
    this.observer.disconnect();
    this.seen.disconnect();
  }

  draw() {
    const { data } = this;
    const version = this.covered.size ? "covered" : "full";
    this.width = 0;
    this.body = h("div", { class: "tyo-ov-body" });
    this.element.replaceChildren(
      h("p", { class: "tyo-ov-source" }, own(data.source)),
      h("h3", { class: "tyo-ov-title" }, own(data.title[version])),
      h("p", { class: "tyo-ov-finding" }, own(data.finding[version])),
      this.body,
      this.legend(),
    );
  }

  /** Choose rows or cards for the width there is; what is drawn for it stays until it changes. */
  fit() {
    const width = this.element.clientWidth;
    if (!width || width === this.width) return;
    this.width = width;
    this.isMirrored = getComputedStyle(this.element).direction === "rtl";
    this.columns = width < 640 ? null : overviewColumns(this.data, this.time, width, this.measure());
    this.element.classList.toggle("tyo-ov-as-cards", !this.columns);
    this.element.classList.toggle("tyo-ov-dense", this.data.rows.length > FEW_ROWS);
    this.element.classList.toggle("tyo-ov-many", this.data.rows.length > MANY_ROWS);
    this.seen.disconnect();
    const rows = this.data.rows.map((row) =>
      h("li", {}, this.columns ? this.row(row) : this.card(row)),
    );
    const list = h("ol", { class: "tyo-ov-rows", role: "list" }, ...rows);
    if (this.columns) this.rule();
    this.body.replaceChildren(...(this.columns ? [this.head(), list] : [list]));
    const buttons = [...list.querySelectorAll("button")];
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

  // The table: columns, their head, rows ---------------------------------------------------------

  /** Set the widths of the columns and the lines of the years, which all rows share. */
  rule() {
    const { zones, widths } = this.columns;
    this.element.style.setProperty("--tyo-ov-columns", widths.map((w) => `${w}px`).join(" "));
    const side = this.isMirrored ? "right" : "left";
    zones.forEach((width, at) => {
      const lines = this.time.years(at, width).map(({ x }) => `var(--tyo-ov-line) ${side} ${x}px top / 1px 100% no-repeat`);
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
            ...years.map(({ x, year }) => h("span", { style: `inset-inline-start:${x + 3}px` }, year)),
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
          h("span", {}, h("b", {}, own(`${number}${moments[at].day}`)), " ", own(moments[at].label)),
          h("span", { class: "tyo-ov-sides" }, ...sides),
        ),
      );
    });
    return h("div", { class: "tyo-ov-head" }, ...cells);
  }

  /** The first moment has one colour, the last another, those in between a third. */
  colour(moment) {
    const last = this.data.moments.length - 1;
    return moment === 0 ? "tyo-ov-first" : moment === last ? "tyo-ov-last" : "tyo-ov-middle";
  }

  row(row) {
    const button = this.button(row, "tyo-ov-row");
    const traces = this.tracesOf(row);
    button.style.setProperty("--tyo-ov-lanes", traces.length);
    button.append(this.nameOf(row));
    const byZone = this.time.sorted(row.milestones);
    this.time.zones.forEach((_, at) => {
      const isNoted = row.note.full && at === Math.min(1, this.data.moments.length - 1);
      button.append(
        h(
          "span",
          { class: "tyo-ov-zone", style: `--tyo-ov-grid:var(--tyo-ov-grid-${at})` },
          ...this.ticks(byZone[at], at, traces),
          h(
            "span",
            { class: "tyo-ov-labels" },
            ...traces.filter((t) => this.time.zoneOf(t.milestones[0]) === at).map((t) => this.label(t, traces)),
            isNoted ? h("span", { class: "tyo-ov-note" }, own(row.note[this.versionOf(row)])) : "",
          ),
        ),
      );
      if (at < this.data.moments.length) button.append(this.cell(row, at));
    });
    button.append(s("svg", { class: "tyo-ov-traces", "aria-hidden": "true" }));
    return button;
  }

  button(row, name) {
    const button = h("button", {
      type: "button",
      class: `${name} ${row.id ? "" : "tyo-ov-rest"}`,
      "aria-label": row.name[this.versionOf(row)],
      onclick: (event) => {
        const milestone = event.target.closest?.("[data-milestone]");
        if (milestone) this.callbacks.open(milestone.dataset.milestone);
        else this.callbacks.go(row.id);
      },
      onpointerover: ({ target }) => this.raise(button, target.closest?.("[data-traces]")),
      onpointerleave: () => this.raise(button, null),
    });
    button.row = row;
    return button;
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
        h("b", {}, own(row.title)),
        original ? h("span", { class: "tyo-ov-original", lang: original.language }, own(original.title)) : "",
        row.subtitle ? h("span", { class: "tyo-ov-original" }, own(row.subtitle)) : "",
      ),
      h("span", { class: "tyo-ov-go" }),
    );
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
    const drawing = s("svg", {
      class: "tyo-ov-ticks",
      viewBox: "0 0 1000 18",
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    });
    if (lines.length) drawing.append(s("path", { d: lines.join("") }));
    if (bars.length) drawing.append(s("path", { class: "tyo-ov-bars", d: bars.join("") }));
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
      h(strong ? "b" : "span", { class: "tyo-ov-line" }, own(text)),
    );
    return h("span", { class: "tyo-ov-label", "data-traces": traces.indexOf(trace) }, ...lines);
  }

  /** What a row has at a moment: its calls, and what is reported. */
  cell(row, moment) {
    const cell = row.cells[moment];
    const parts = [];
    const isCalled = cell.calls > 0 || (this.data.moments[moment].role === "called" && row.id);
    if (isCalled) parts.push(this.calls(row, cell));
    if (cell.own.length || cell.placed.length || (cell.none && row.id)) {
      parts.push(...this.outcomes(row, cell, moment));
    }
    return h("span", { class: `tyo-ov-cell ${this.colour(moment)}` }, ...parts);
  }

  calls(row, { calls }) {
    const marks = Array.from({ length: calls > MOST_MARKS ? 1 : calls }, () => markElement("call", "filled", 18));
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
    const own = cell.none && row.id
      ? h("span", { class: "tyo-ov-group tyo-ov-none" }, h("b", { class: "tyo-ov-frame" }, words.none), h("span", { class: "tyo-ov-word" }, words.own))
      : "";
    const width = this.columns && cell.placed.length ? `width:${this.columns.own[moment]}px` : "";
    const parts = [h("span", { class: "tyo-ov-own", style: width }, own, ...cell.own.map((group) => this.group(row, group, false)))];
    if (cell.placed.length) {
      const heading = this.columns ? "" : h("span", { class: "tyo-ov-placed-words" }, words.placedHead);
      parts.push(
        h("span", { class: "tyo-ov-placed" }, heading, h("span", { class: "tyo-ov-groups" }, ...cell.placed.map((group) => this.group(row, group, true)))),
      );
    }
    return parts;
  }

  group(row, { basis, label, statements }, placed) {
    const traces = this.tracesOf(row)
      .map((trace, at) => [trace, at])
      .filter(([trace]) => trace.placed === placed && trace.statements.some((id) => statements.includes(id)));
    const isMany = statements.length > MOST_MARKS;
    const marks = (isMany ? statements.slice(0, 1) : statements).map((id) => {
      const mark = markElement(basis, placed ? "dashed" : "filled", 22);
      mark.dataset.statements = isMany ? statements.join(" ") : id;
      return mark;
    });
    return h(
      "span",
      { class: "tyo-ov-group", "data-traces": traces.length ? traces.map(([, at]) => at).join(" ") : null },
      h("span", { class: "tyo-ov-marks" }, ...marks, isMany ? h("b", {}, `× ${statements.length}`) : ""),
      h("span", { class: "tyo-ov-word" }, label),
    );
  }

  // Cards ----------------------------------------------------------------------------------------

  card(row) {
    const button = this.button(row, "tyo-ov-card");
    const traces = this.tracesOf(row);
    button.style.setProperty("--tyo-ov-lanes", traces.length);
    const cells = row.cells.map((cell, at) => {
      const { day, label } = this.data.moments[at];
      const shown = this.cell(row, at);
      return shown.childNodes.length ? h("span", { class: `tyo-ov-side ${this.colour(at)}` }, h("span", { class: "tyo-ov-side-head" }, h("b", {}, own(day)), " ", own(label)), shown) : "";
    });
    button.append(this.nameOf(row), h("span", { class: "tyo-ov-cells" }, ...cells));
    if (row.note[this.versionOf(row)]) button.append(h("span", { class: "tyo-ov-note" }, own(row.note.full)));
    if (row.milestones.length) button.append(this.strip(row, traces));
    return button;
  }

  /** One line of time across a card, with the moments as bars. */
  strip(row, traces) {
    const bars = this.data.moments.map((_, at) =>
      h("span", { class: `tyo-ov-bar ${this.colour(at)}`, "data-moment": at, style: `inset-inline-start:${this.time.momentPlace(at) / 10}%` }),
    );
    return h(
      "span",
      { class: "tyo-ov-strip" },
      h("span", { class: "tyo-ov-zone" }, ...bars, ...this.ticks(row.milestones, null, traces), s("svg", { class: "tyo-ov-traces", "aria-hidden": "true" })),
      h("span", { class: "tyo-ov-labels" }, ...traces.map((trace) => this.label(trace, traces))),
    );
  }

  // Lines from milestones to outcomes ------------------------------------------------------------

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
    const labels = [...button.querySelectorAll(".tyo-ov-label")].map((label) => {
      const trace = traces[label.dataset.traces];
      const mark = button.querySelector(`[data-milestone="${trace.milestones[0]}"]`).getBoundingClientRect();
      const room = label.parentElement.getBoundingClientRect();
      const start = this.isMirrored ? room.right - mark.right : mark.left - room.left;
      const spare = room.width - label.getBoundingClientRect().width;
      return [label, Math.max(0, Math.min(start, spare)) * scale];
    });
    const lines = traces.map((trace, at) => {
      const marks = trace.milestones.map((id) => box(button.querySelector(`[data-milestone="${id}"]`)));
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
    const at = button.row.cells.findIndex((cell) =>
      [...cell.own, ...cell.placed].some(({ statements }) => statements.includes(trace.statements[0])),
    );
    return [bars[at]];
  }

  line(trace, at, marks, targets) {
    const y = BAND + 3 + at * LANE;
    const xs = [...marks, ...targets].map(({ x }) => x);
    const round = (value) => value.toFixed(1);
    const parts = [`M${round(Math.min(...xs))} ${y}H${round(Math.max(...xs))}`];
    for (const { x, bottom } of marks) parts.push(`M${round(x)} ${round(bottom)}V${y}`);
    const ends = targets.map(({ x, bottom }) => {
      const tip = Math.min(bottom + 1, y - 4);
      parts.push(`M${round(x)} ${y}V${round(tip + 2)}`);
      return `M${round(x)} ${round(tip - 1)}l-3.5 5h7z`;
    });
    const kind = trace.relation === "candidate" ? "tyo-ov-dotted" : trace.placed ? "tyo-ov-dashed" : "";
    return s(
      "g",
      { class: `tyo-ov-trace ${kind}`, "data-traces": at },
      s("path", { d: parts.join("") }),
      s("path", { class: "tyo-ov-tip", d: ends.join("") }),
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
    const isShown = ({ outcome }) => !outcome || this.data.rows.some((row) => !this.covered.has(row.id));
    const entries = this.data.legend.filter(isShown).map(({ marks, look, words }) =>
      h("li", {}, ...marks.map((mark) => markElement(mark, look, 16)), h("span", {}, own(words))),
    );
    return h("ul", { class: "tyo-ov-legend", role: "list" }, ...entries);
  }
}

/** Where days lie: in the zones before, between and after the moments, each linear in time. */
export class OverviewTime {
  constructor({ moments, milestones, rows }) {
    this.milestones = milestones;
    this.moments = moments.map(({ date }) => Date.parse(date));
    const shown = new Set(rows.flatMap((row) => row.milestones));
    const ends = [...shown].flatMap((id) => [milestones[id].first, milestones[id].last].map(Date.parse));
    this.start = Math.min(...ends, ...this.moments);
    this.end = Math.max(...ends, ...this.moments) + DAY;
    const days = [this.start, ...this.moments, this.end];
    this.zones = days.slice(1).map((day, at) => [days[at], day]);
    this.isUsed = this.zones.map(() => false);
    for (const id of shown) this.isUsed[this.zoneOf(id)] = true;
  }

  /** The zone of a milestone, by the middle of its days; the last moment's own day lies before it. */
  zoneOf(id) {
    const { first, last } = this.milestones[id];
    const middle = (Date.parse(first) + Date.parse(last)) / 2;
    const at = this.moments.findIndex((day, n) =>
      n === this.moments.length - 1 && n > 0 ? middle <= day : middle < day,
    );
    return at < 0 ? this.moments.length : at;
  }

  sorted(ids) {
    const found = this.zones.map(() => []);
    for (const id of ids) found[this.zoneOf(id)].push(id);
    return found;
  }

  /** Place the days of a milestone in thousandths of a zone, or without one of all time. */
  place(id, zone) {
    const [from, to] = zone === null ? [this.start, this.end] : this.padded(zone);
    const thousandths = (day) => Math.round((1000 * (Math.min(Math.max(Date.parse(day), from), to) - from)) / (to - from || DAY));
    const { first, last } = this.milestones[id];
    return { first: thousandths(first), last: thousandths(last) };
  }

  /** Leave a margin, so that a mark does not stand on the edge of a zone. */
  padded(zone) {
    const [from, to] = this.zones[zone];
    const margin = Math.max((to - from) * 0.03, 5 * DAY);
    return [from - margin, to + margin];
  }

  momentPlace(at) {
    return (1000 * (this.moments[at] - this.start)) / (this.end - this.start);
  }

  /** Return the first days of years, as far as their numbers fit, in pixels of a zone. */
  years(zone, width) {
    if (!this.isUsed[zone]) return [];
    const [from, to] = this.padded(zone);
    const [first, last] = [new Date(from).getUTCFullYear() + 1, new Date(to).getUTCFullYear()];
    const room = (width * 365 * DAY) / (to - from);
    const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((n) => n * room >= 36) ?? 5000;
    const found = [];
    for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
      const day = Date.parse(`${String(year).padStart(4, "0")}-01-01`);
      found.push({ year, x: Math.round((width * (day - from)) / (to - from)) });
    }
    return found;
  }
}

const NAME = [120, 250];
const CELL_PADDING = 10;
const GROUP_GAP = 12;
const LEAST_ZONE = 34;

/**
 * Share a width among the columns, or return null where it is too little for rows.
 *
 * Words stand on one line if that leaves room; else labels of milestones are broken, then all.
 */
export function overviewColumns(data, time, width, measure) {
  const name = Math.round(Math.min(Math.max(width * 0.19, NAME[0]), NAME[1]));
  for (const [areLabelsBroken, isBroken] of [[false, false], [true, false], [true, true]]) {
    const cells = data.moments.map((_, at) => cellNeeds(data, at, measure, isBroken));
    const taken = cells.reduce((sum, { own, placed, calls }) => sum + own + placed + calls, name);
    const least = time.isUsed.map((isUsed, at) => (isUsed ? zoneNeed(data, time, at, measure, areLabelsBroken) : at && at < data.moments.length ? 24 : 0));
    const spare = width - taken - least.reduce((sum, need) => sum + need, 0);
    if (spare < 0) continue;
    const zones = sharedZones(time, width - taken, least);
    const widths = [name];
    zones.forEach((zone, at) => {
      widths.push(zone);
      if (cells[at]) widths.push(cells[at].calls + cells[at].own + cells[at].placed);
    });
    return {
      widths,
      zones,
      own: cells.map(({ own }) => own),
      placed: cells.map(({ placed }) => placed),
      titled: zones.map((zone, at) => time.isUsed[at] && longestWord(data.zones[at], (word) => measure(word, 12)) <= zone),
    };
  }
  return null;
}

const longestWord = (words, long) => Math.max(0, ...words.split(" ").map(long));

/** How wide the calls, the own outcomes and the placed ones of a moment have to be. */
function cellNeeds({ rows, moments, words }, at, measure, isBroken) {
  const long = (label, weight) => {
    const of = (part) => measure(part, 12, weight);
    return Math.ceil(isBroken ? longestWord(label, of) : of(label)) + 1;
  };
  const groups = (found, weight) =>
    found.reduce((sum, { label, statements }) => {
      const marks = statements.length > MOST_MARKS ? 64 : 25 * statements.length;
      return sum + Math.max(marks, long(label, weight)) + (sum ? GROUP_GAP : 0);
    }, 0);
  let [calls, own, placed, whole] = [0, 0, 0, 0];
  for (const row of rows) {
    const cell = row.cells[at];
    if (cell.calls) {
      const marks = cell.calls > MOST_MARKS ? 1 : cell.calls;
      calls = Math.max(calls, 10 + 11 * String(cell.calls).length + 20 * marks);
    }
    const isNone = cell.none && row.id;
    const needed = isNone ? Math.ceil(measure(words.none, 15, "bold")) + 24 : groups(cell.own, "bold");
    if (row.id) own = Math.max(own, needed);
    else whole = Math.max(whole, needed);
    placed = Math.max(placed, groups(cell.placed, "normal"));
  }
  const isReported = moments[at].role === "reported";
  const number = moments.length > 2 ? `${at + 1} · ` : "";
  const head = Math.max(measure(`${number}${moments[at].day}`, 14, "bold"), longestWord(moments[at].label, (word) => measure(word, 13)));
  if (calls || moments[at].role === "called") calls = Math.max(calls, isReported ? 0 : head) + 2 * CELL_PADDING;
  if (own || isReported) own = Math.max(own, 60) + 2 * CELL_PADDING;
  if (placed) {
    placed = Math.max(placed, measure(words.placedHead, 12)) + 2 * CELL_PADDING;
    own = Math.max(own, measure(words.ownHead, 12) / 2 + 45); // on two lines at most
  }
  // What belongs to no theme has the width of both.
  own = Math.max(own, whole ? whole + 2 * CELL_PADDING - placed : 0);
  if (!calls && !own && !placed) calls = Math.ceil(head) + 2 * CELL_PADDING;
  return { calls: Math.ceil(calls), own: Math.ceil(own), placed: Math.ceil(placed) };
}

/** How wide a zone has to be for the words of its labels. */
function zoneNeed({ rows }, time, zone, measure, isBroken) {
  let need = LEAST_ZONE;
  const long = (words) => measure(words, 12, "bold");
  for (const row of rows) {
    for (const { milestones, label } of row.traces) {
      if (time.zoneOf(milestones[0]) !== zone) continue;
      for (const { text, strong } of label) {
        need = Math.max(need, (isBroken ? longestWord(text, long) : measure(text, 12, strong ? "bold" : "normal")) + 4);
      }
    }
  }
  return Math.ceil(need);
}

/** Share a width among zones as long as their times, none of which may have more than half. */
function sharedZones(time, width, least) {
  const days = time.zones.map(([from, to], at) => (time.isUsed[at] ? (to - from) / DAY + 60 : 0));
  const sum = days.reduce((a, b) => a + b, 0);
  const capped = days.map((n) => Math.min(n, days.filter(Boolean).length > 1 ? 0.6 * sum : n));
  const rest = width - least.reduce((a, b) => a + b, 0);
  const zones = [...least];
  // What a zone has by its least width already, it does not get again.
  const total = capped.reduce((a, b) => a + b, 0) || 1;
  const wanted = capped.map((n, at) => Math.max(0, (n / total) * width - least[at]));
  const all = wanted.reduce((a, b) => a + b, 0);
  wanted.forEach((w, at) => (zones[at] += Math.floor(all ? (rest * w) / all : rest / zones.length)));
  return zones;
}
