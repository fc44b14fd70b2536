// All themes at a glance: one row a theme, or where it is narrow one card a theme.

import { overviewColumns } from "./columns.js";
import { focusNear, h } from "./dom.js";
import { markElement } from "./marks.js";
import { bdi } from "./overviewcells.js";
import { OverviewRows } from "./overviewrows.js";
import { drawTraces } from "./overviewtraces.js";

const LEAST_TABLE = 640;
const FEW_ROWS = 7;
const MANY_ROWS = 40;

/**
 * The overview in an element of its own, laid out anew for each width it is given; `tools` is an
 * empty place at the end of its first line.
 */
export class Overview extends OverviewRows {
  /**
   * @param {any} data what `make_overview` returns
   * @param {{ go(theme: string): void, open(milestone: string, theme: string): void }} callbacks
   */
  constructor(data, callbacks) {
    super(data, callbacks);
    this.width = 0;
    this.source = h("p", { class: "tyo-ov-source" }, data.source);
    this.tools = h("div", { class: "tyo-ov-tools" });
    this.title = h("h3", { class: "tyo-ov-title" });
    this.finding = h("p", { class: "tyo-ov-finding" });
    this.body = h("div", { class: "tyo-ov-body" });
    this.key = h("ul", { class: "tyo-ov-legend", role: "list" });
    const firstLine = h("div", { class: "tyo-ov-first-line" }, this.source, this.tools);
    this.element.append(firstLine, this.title, this.finding, this.body, this.key);
    // Not at once: what changes sizes while they are told is an error to the browser.
    this.observer = new ResizeObserver(() => requestAnimationFrame(() => this.fit()));
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
    const focused = [...this.body.querySelectorAll("button")].findIndex(
      (button) => button === focusNear(button),
    );
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

  legend() {
    const isAllCovered = this.data.rows.every((row) => this.covered.has(row.id));
    const shown = this.data.legend.filter(({ outcome }) => !outcome || !isAllCovered);
    return shown.map(({ marks, look, words }) =>
      h("li", {}, ...marks.map((mark) => markElement(mark, look, 16)), h("span", {}, bdi(words))),
    );
  }

  trace(button) {
    const traces = this.tracesOf(this.rowOf.get(button));
    if (traces.length && button.isConnected) drawTraces(button, this.rowOf.get(button), traces, this.isMirrored);
  }
}
