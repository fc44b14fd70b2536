// The timeline: plain data in, a drawing in lanes out, reached by keys and pointer.

import { focusNear, h } from "./dom.js";
import { CROWD } from "./fitting.js";
import { laneNotes, laneTitle } from "./lanenotes.js";
import { LaneReach } from "./lanereach.js";
import { around, tr } from "./language.js";
import { layOut } from "./layout.js";
import { momentRole, svgElement } from "./marks.js";
import { ground, plannedWords } from "./painting.js";
import { dayNumber, monthStart, yearOf } from "./timescale.js";

/**
 * The timeline of one step at a time, at whatever width its container has.
 *
 * `content` is what timelines.py makes. `open(id)` is called with the milestone that a reader opens.
 * Options: `fontScale` for slides, `height` in pixels not to be passed, `heading` of the title.
 * `node` is to be put into the page; `tools` is an empty place at the end of its first line.
 */
export class Lanes extends LaneReach {
  constructor(content, { open }, { fontScale = 1, height = undefined, heading = "h4" } = {}) {
    super(content, fontScale, open);
    this.height = height;
    this.steps = new Map(content.steps.map((step) => [step.theme, step]));
    this.laneOf = new Map(content.lanes.map(({ id }, index) => [id, index]));
    this.momentOf = new Map(content.moments.map(({ id }, index) => [id, index]));
    this.widths = new Map();
    /** @type {{ from?: number, until?: number }} */
    this.years = {};
    /** @type {string | undefined} */
    this.theme = undefined;
    /** @type {Set<string>} */
    this.visible = new Set();
    this.covered = this.isPart = false;
    this.rangeKey = "";
    /** @type {CanvasRenderingContext2D | null} */
    this.pen = null;
    this.family = "";
    this.build(heading);
    this.observer = new ResizeObserver(([{ contentRect }]) => {
      requestAnimationFrame(() => this.fit(contentRect.width));
    });
    this.observer.observe(this.picture);
  }

  build(heading) {
    this.title = h(heading, { class: "tyo-lanes-title", dir: "auto" });
    this.note = h("p", { class: "tyo-lanes-note", dir: "auto" });
    this.range = h("p", { class: "tyo-lanes-range", role: "group", "aria-label": tr("Years shown") });
    this.tools = h("div", { class: "tyo-lanes-tools" });
    this.told = h("p", { class: "tyo-lanes-told", dir: "auto" });
    const parts = [this.title, this.note, this.range, this.tools];
    const head = h("div", { class: "tyo-lanes-head" }, ...parts);
    this.node = h(
      "div",
      { class: "tyo-lanes", style: `--tyo-lanes-scale:${this.scale};${this.colours()}` },
      head,
      this.picture,
      this.told,
    );
    const on = (node, name, heed) => node.addEventListener(name, (event) => heed.call(this, event));
    on(this.svg, "keydown", this.onKey);
    // Chromium makes a drawing that heeds the focus a stop of its own.
    on(this.picture, "focusin", this.onFocus);
    on(this.picture, "focusout", this.letGo);
    on(this.svg, "pointerdown", (event) => (this.pointer = event.pointerType));
    on(this.svg, "pointermove", this.onPoint);
    on(this.svg, "click", this.onClick);
    on(this.picture, "pointerleave", this.letGo);
    on(this.picture, "pointerleave", () => clearTimeout(this.dwelling));
    on(this.picture, "pointerenter", () => clearTimeout(this.lingering));
    on(this.node, "keydown", this.onEscape);
  }

  /** Each moment has the colour that it has everywhere. */
  colours() {
    const { length } = this.content.moments;
    const colour = (_, place) => `--tyo-lanes-moment-${place}:var(--tyo-${momentRole(place, length)})`;
    return this.content.moments.map(colour).join(";");
  }

  /** Show a step; `covered` keeps quiet about what is reported, `isPart` about how many there are. */
  show({ theme }, visible, chosen, { covered = false, isPart = false } = {}) {
    const isSame = theme === this.theme && visible === this.visible && covered === this.covered;
    if (theme !== this.theme) [this.opened, this.years] = [new Set(), {}];
    Object.assign(this, { theme, visible, covered, chosen, isPart });
    if (!isSame) this.redraw();
    this.choose(chosen);
  }

  /** A new width brings a new drawing; one that is hidden keeps the width it had. */
  fit(width) {
    if (!width || Math.abs(width - (this.width ?? 0)) < 1) return;
    this.width = width;
    if (this.theme !== undefined) this.redraw();
  }

  measure(text, isBold) {
    const key = (isBold ? "b" : "r") + text;
    if (!this.widths.has(key)) {
      if (!this.pen) {
        this.pen = document.createElement("canvas").getContext("2d");
        this.family = getComputedStyle(this.svg).fontFamily;
      }
      // At the very size at which they will be drawn, as some browsers round each letter.
      const size = (isBold ? 12.5 : 12) * this.scale;
      this.pen.font = `${isBold ? "bold" : "normal"} ${size}px ${this.family}`;
      this.widths.set(key, this.pen.measureText(text).width);
    }
    return this.widths.get(key);
  }

  /** The milestones of the step that filters let through, with what the layout needs of each. */
  listed() {
    const { milestones } = this.content;
    const step = this.steps.get(this.theme);
    return step.milestones
      .filter((id) => this.visible.has(id))
      .map((id) => {
        const { first, last, end, lane, ...mark } = milestones[id];
        const emphasis = this.covered ? undefined : step.emphasis[id];
        const unsaid = { by: "", relation: "", placed: false, said: "" };
        return {
          ...mark,
          id,
          ...unsaid,
          ...emphasis,
          first: dayNumber(first),
          last: dayNumber(last),
          end: dayNumber(end || last),
          lane: this.laneOf.get(lane),
          moment: emphasis ? this.momentOf.get(emphasis.moment) : -1,
        };
      });
  }

  shownData(listed) {
    const { lanes, spans, months } = this.content;
    const moments = this.content.moments.map(({ day, text }) => ({ day: dayNumber(day), text }));
    const { from, until } = this.years;
    const { isPart } = this;
    if (from === undefined) return { lanes, moments, spans, months, isPart, milestones: listed };
    const range = [monthStart(from, 0), monthStart(until + 1, 0) - 1];
    const isIn = ({ first, end }) => end >= range[0] && first <= range[1];
    return { lanes, moments, spans, months, isPart, range, milestones: listed.filter(isIn) };
  }

  /** @override */
  redraw() {
    this.width ||= this.picture.clientWidth;
    if (!this.width) return;
    this.popover.close();
    const held = this.items?.find(({ node }) => node === focusNear(node));
    const listed = this.listed();
    const shown = this.shownData(listed);
    this.rtl = getComputedStyle(this.node).direction === "rtl";
    const { scale, rtl, opened, height } = this;
    const measure = (text, isBold) => this.measure(text, isBold);
    this.plan = layOut(shown, this.width, measure, { scale, rtl, opened, height });
    this.byId = new Map(shown.milestones.map((milestone) => [milestone.id, milestone]));
    this.render(shown);
    this.say(listed, shown);
    if (held) {
      (this.items.find(({ key }) => key === held.key) ?? this.reachable)?.node.focus({
        preventScroll: true,
      });
    }
  }

  render(shown) {
    const { plan, svg } = this;
    const { width, height } = plan;
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
    svg.classList.toggle("tyo-upright", plan.upright);
    this.items = [];
    const ofMark = new Map();
    const under = svgElement("g", { "aria-hidden": "true" }, ...ground(plan, this.scale));
    const isButton = ({ part, id }) =>
      id !== undefined || (part === "lane" && plan.lanes[0].isCrowded);
    for (const text of plan.texts) {
      if (!isButton(text)) under.append(plannedWords(text, plan));
      else if (text.id !== undefined) ofMark.set(text.id, [...(ofMark.get(text.id) ?? []), text]);
    }
    const periods = new Map(plan.periods.map((period) => [period.id, period]));
    const crowded = plan.lanes.filter(({ isCrowded }) => isCrowded);
    const lanes = crowded.map((lane) => this.laneButton(lane));
    const bars = plan.bars.map((bar) => this.barButton(bar));
    const order = new Map(shown.milestones.map(({ id }, at) => [id, at]));
    const marks = [...plan.marks]
      .sort((a, b) => order.get(a.id) - order.get(b.id))
      .map((mark) => this.markButton(mark, ofMark.get(mark.id) ?? [], periods.get(mark.id)));
    svg.replaceChildren(under, ...lanes, ...bars, ...marks);
    this.reachable = undefined;
    if (this.items.length) this.makeReachable(this.items.find(({ id }) => id) ?? this.items[0]);
  }

  say(listed, shown) {
    const step = this.steps.get(this.theme);
    const [here, all] = [shown.milestones.length, step.milestones.length];
    this.svg.setAttribute("aria-label", step.name);
    this.told.textContent = this.covered ? "" : step.text;
    const isSorted = new Set(shown.milestones.map(({ lane }) => lane)).size > 1;
    this.title.textContent = laneTitle(here, all, isSorted);
    this.note.replaceChildren(...laneNotes(this.plan));
    this.sayRange(listed);
  }

  /** Where there is much, or a gap in time, the years to show can be chosen. */
  sayRange(listed) {
    const hasMuch = listed.length > CROWD || this.plan.breaks.length > 0 ||
      this.years.from !== undefined;
    this.range.hidden = !hasMuch;
    const years = hasMuch
      ? [...new Set(listed.map(({ first }) => yearOf(first)))].sort((a, b) => a - b)
      : [];
    const key = years.join();
    if (key === this.rangeKey) return;
    this.rangeKey = key;
    const chooser = (name, chosen) => {
      const options = years.map((year) => h("option", { value: year }, `${year}`));
      const select = h(
        "select",
        { "aria-label": name, onchange: () => this.chooseYears() },
        ...options,
      );
      select.value = chosen;
      return select;
    };
    this.from = chooser(tr("From"), this.years.from ?? years[0]);
    this.until = chooser(tr("Until"), this.years.until ?? years.at(-1));
    const { from, until } = this;
    this.range.replaceChildren(...around("Years {from} to {until}", { from, until }));
  }

  chooseYears() {
    const chosen = [Number(this.from.value), Number(this.until.value)].sort((a, b) => a - b);
    const ends = [this.from.options[0].value, [...this.from.options].at(-1).value].map(Number);
    const isAll = chosen[0] === ends[0] && chosen[1] === ends[1];
    this.years = isAll ? {} : { from: chosen[0], until: chosen[1] };
    [this.from.value, this.until.value] = chosen.map(String);
    this.redraw();
    this.choose(this.chosen);
  }
}
