// Rows of the overview in, their elements out: a table with its head, or cards.

import { h } from "./dom.js";
import { written } from "./language.js";
import { svgElement } from "./marks.js";
import { bdi, OverviewCells } from "./overviewcells.js";

export class OverviewRows extends OverviewCells {
  /**
   * @param {any} data what `make_overview` returns
   * @param {{ go(theme: string): void, open(milestone: string, theme: string): void }} callbacks
   */
  constructor(data, callbacks) {
    super(data);
    this.callbacks = callbacks;
    this.isMirrored = false;
    /** @type {WeakMap<Element, any>} the row that each button stands for */
    this.rowOf = new WeakMap();
    this.element = h("div", { class: "tyo-ov" });
  }

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
              h("span", { style: `inset-inline-start:${x + 3}px` }, `${year}`),
            ),
          ),
        ),
      );
      if (at === moments.length) return;
      const number = moments.length > 2 ? `${written(at + 1)} · ` : "";
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
          ...this.ticks(byZone[at], at, traces, this.time.lastingInto(row.milestones, at)),
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
    this.rowOf.set(button, row);
    return button;
  }

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

  /** Raise an outcome with what it names, and quiet the rest of the row. */
  raise(button, part) {
    const raised = part?.dataset.traces.split(" ") ?? [];
    button.classList.toggle("tyo-ov-raised", raised.length > 0);
    for (const other of button.querySelectorAll("[data-traces]")) {
      const isRaised = other.dataset.traces.split(" ").some((at) => raised.includes(at));
      other.classList.toggle("tyo-ov-lit", isRaised);
    }
  }
}
