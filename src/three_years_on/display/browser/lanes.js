// The timeline: plain data in, a drawing in lanes out, reached by keys and pointer.

import { count, h } from "./dom.js";
import { CROWD } from "./fitting.js";
import { layOut, textBox } from "./layout.js";
import { momentRole, svgElement } from "./marks.js";
import { box, circle, ground, markParts, momentClass, plannedWords } from "./painting.js";
import { Popover } from "./popover.js";
import { dayNumber, monthStart, yearOf } from "./timescale.js";

const NEAR = 24;
const DWELL = 120;
const LINGER = 400;

/**
 * The timeline of one step at a time, at whatever width its container has.
 *
 * `content` is what timelines.py makes. `open(id)` is called with the milestone that a reader opens.
 * Options: `fontScale` for slides, `height` in pixels that the drawing is not to pass.
 * `node` is to be put into the page; `tools` is an empty place at the end of its first line.
 */
export class Lanes {
  constructor(content, { open }, { fontScale = 1, height } = {}) {
    Object.assign(this, { content, open, scale: fontScale, height });
    this.steps = new Map(content.steps.map((step) => [step.theme, step]));
    this.laneOf = new Map(content.lanes.map(({ id }, index) => [id, index]));
    this.momentOf = new Map(content.moments.map(({ id }, index) => [id, index]));
    this.widths = new Map();
    this.opened = new Set();
    this.years = {};
    this.build();
    this.observer = new ResizeObserver(([{ contentRect }]) => this.fit(contentRect.width));
    this.observer.observe(this.picture);
  }

  build() {
    this.svg = svgElement("svg", { role: "group", class: "tyo-lanes-svg" });
    this.title = h("h4", { class: "tyo-lanes-title", dir: "auto" });
    this.note = h("p", { class: "tyo-lanes-note", dir: "auto" });
    this.range = h("p", { class: "tyo-lanes-range", role: "group", "aria-label": "Years shown" });
    this.tools = h("div", { class: "tyo-lanes-tools" });
    this.popover = new Popover((item) => this.act(item));
    this.picture = h("div", { class: "tyo-lanes-picture" }, this.svg, this.popover.node);
    this.told = h("p", { class: "tyo-lanes-told", dir: "auto" });
    const head = h(
      "div",
      { class: "tyo-lanes-head" },
      this.title,
      this.note,
      this.range,
      this.tools,
    );
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

  /** Show a step as far as filters let it through; `covered` keeps quiet about what is reported. */
  show({ theme }, visible, chosen, { covered = false } = {}) {
    const isSame = theme === this.theme && visible === this.visible && covered === this.covered;
    if (theme !== this.theme) [this.opened, this.years] = [new Set(), {}];
    Object.assign(this, { theme, visible, covered, chosen });
    if (!isSame) this.draw();
    this.choose(chosen);
  }

  choose(chosen) {
    for (const { node, id } of this.items ?? []) {
      node.classList.toggle("tyo-is-open", chosen !== "" && id === chosen);
    }
    const item = this.items?.find(({ id }) => id !== undefined && id === chosen);
    if (item) this.makeReachable(item);
  }

  /** Put the focus on a milestone. */
  focus(milestone) {
    const item = this.items?.find(({ id }) => id === milestone) ?? this.reachable;
    item?.node.focus();
  }

  /** A new width brings a new drawing; one that is hidden keeps the width it had. */
  fit(width) {
    if (!width || Math.abs(width - (this.width ?? 0)) < 1) return;
    this.width = width;
    if (this.theme !== undefined) this.draw();
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

  // What is shown.

  /** The milestones of the step that filters let through, with what the layout needs of each. */
  listed() {
    const { milestones } = this.content;
    const step = this.steps.get(this.theme);
    return step.milestones
      .filter((id) => this.visible.has(id))
      .map((id) => {
        const { first, last, lane, ...mark } = milestones[id];
        const emphasis = this.covered ? undefined : step.emphasis[id];
        return {
          ...mark,
          id,
          by: "",
          relation: "",
          placed: false,
          said: "",
          ...emphasis,
          first: dayNumber(first),
          last: dayNumber(last),
          lane: this.laneOf.get(lane),
          moment: emphasis ? this.momentOf.get(emphasis.moment) : -1,
        };
      });
  }

  shownData(listed) {
    const { lanes, spans, months } = this.content;
    const moments = this.content.moments.map(({ day, text }) => ({ day: dayNumber(day), text }));
    const { from, until } = this.years;
    if (from === undefined) return { lanes, moments, spans, months, milestones: listed };
    const range = [monthStart(from, 0), monthStart(until + 1, 0) - 1];
    const isIn = ({ first, last }) => last >= range[0] && first <= range[1];
    return { lanes, moments, spans, months, range, milestones: listed.filter(isIn) };
  }

  draw() {
    this.width ||= this.picture.clientWidth;
    if (!this.width) return;
    this.popover.close();
    const held = this.items?.find(({ node }) => node === document.activeElement);
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

  /** The mark of a milestone with its words, as a button. */
  markButton(mark, texts, period) {
    const { id, x, y, size, lane, by, moment } = mark;
    const node = this.button(
      `tyo-milestone${momentClass(moment)}${by === "outcome" ? " tyo-by-outcome" : ""}`,
      { "aria-label": this.nameOf(id), "data-milestone": id },
      ...markParts(mark, period, this.scale),
      ...texts.map((text) => plannedWords(text, this.plan)),
      circle(x, y, size + 4 * this.scale, "tyo-focus"),
    );
    const row = { x: 0, y: mark.top, width: this.width, height: mark.bottom - mark.top };
    const shape = { x: x - size, y: y - size, width: 2 * size, height: 2 * size };
    const words = texts.map((text) => textBox(text, this.rtl));
    const boxes = this.plan.upright ? [row] : [...words, shape];
    this.items.push({ node, key: `mark ${id}`, id, x, y, size, lane, boxes });
    return node;
  }

  button(name, attributes, ...parts) {
    return svgElement("g", { role: "button", tabindex: -1, class: name, ...attributes }, ...parts);
  }

  nameOf(id) {
    const { label, when, certain, said } = this.byId.get(id);
    return [label, when, !certain && "day not certain", said].filter(Boolean).join(", ");
  }

  /** The name of a lane in a crowd: it opens the lane, so that each milestone has its mark. */
  laneButton({ lane, id, isOpen, iconX, iconY, count: within }) {
    const { label } = this.content.lanes[lane];
    const title = `${label}: ${count(within, "milestone")}`;
    const size = 12 * this.scale;
    const words = this.plan.texts.filter((text) => text.part === "lane" && text.lane === lane);
    const node = this.button(
      "tyo-lane-button",
      { "aria-expanded": isOpen, "aria-label": title },
      ...words.map((text) => plannedWords(text, this.plan)),
      circle(iconX, iconY, 9 * this.scale, "tyo-focus"),
    );
    const icon = { x: iconX - size, y: iconY - size, width: 2 * size, height: 2 * size };
    const boxes = [...words.map((text) => textBox(text, this.rtl)), icon];
    const place = { x: iconX, y: iconY, size, lane, boxes };
    this.items.push({ node, key: `lane ${id}`, title, isOpen, opens: id, ...place });
    return node;
  }

  barButton(bar) {
    const { x, y, width, height, lane, key, count: within, when, isOpen = false } = bar;
    const of = lane >= 0 ? `${this.content.lanes[lane].label}, ` : "";
    const title = `${of}${when}: ${count(within, "milestone")}`;
    const attributes = { "aria-expanded": isOpen, "aria-label": title };
    const node = this.button("tyo-bar", attributes, box(bar, "tyo-count-bar"));
    const row = { x: 0, y: y - 6, width: this.width, height: height + 12 };
    const place = { x: x + width / 2, y, size: 0, lane, boxes: [this.plan.upright ? row : bar] };
    this.items.push({ node, key: `bar ${key} ${when}`, title, isOpen, opens: key, ...place });
    return node;
  }

  // What is said around it.

  say(listed, shown) {
    const step = this.steps.get(this.theme);
    const [here, all] = [shown.milestones.length, step.milestones.length];
    this.svg.setAttribute("aria-label", step.name);
    this.told.textContent = this.covered ? "" : step.text;
    const of = here === all ? "" : `${here.toLocaleString("en")} of `;
    const number = `${all.toLocaleString("en")} milestone${all === 1 ? "" : "s"}`;
    const isSorted = new Set(shown.milestones.map(({ lane }) => lane)).size > 1;
    this.title.textContent = of + number + (isSorted ? " by kind" : "");
    this.note.replaceChildren(...this.notes());
    this.sayRange(listed);
  }

  /** How to reach what has no words, and what this picture's looks mean; only what it holds. */
  notes() {
    const { plan } = this;
    const some = (test) => plan.marks.some(test);
    const rest = plan.marks.length - plan.labelled;
    const [gap] = plan.breaks;
    const outcome = plan.marks.find(({ by }) => by === "outcome");
    const lines = [
      plan.bars.length > 0 && "Bars count milestones; open a lane or a year to see each. ",
      rest > 0 && `${plan.labelled} labelled; point at a mark or use the arrow keys for the rest. `,
      outcome &&
      [
        h("b", { class: `tyo-said${momentClass(outcome.moment)}` }, "Bold"),
        ": an outcome here names it or may mean it. ",
      ],
      plan.arrows.some(({ style }) => style === "dashed") &&
      "Dashed: placed here by this explainer. ",
      some(({ relation }) => relation === "candidate") && "Half filled: may be meant. ",
      some(({ by, relation }) => by === "elsewhere" && relation === "named") &&
      "Ringed: named elsewhere in the article. ",
      some(({ certain, relation }) => !certain && relation !== "candidate") &&
      "Hollow: day not certain. ",
      plan.periods.length > 0 && "With a bar: month or year known. ",
      gap && `Nothing is shown between ${yearOf(gap.from)} and ${yearOf(gap.until)}. `,
    ];
    return lines.filter(Boolean).flat();
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
    this.from = chooser("From", this.years.from ?? years[0]);
    this.until = chooser("Until", this.years.until ?? years.at(-1));
    this.range.replaceChildren("Years ", this.from, " to ", this.until);
  }

  chooseYears() {
    const chosen = [Number(this.from.value), Number(this.until.value)].sort((a, b) => a - b);
    const ends = [this.from.options[0].value, [...this.from.options].at(-1).value].map(Number);
    const isAll = chosen[0] === ends[0] && chosen[1] === ends[1];
    this.years = isAll ? {} : { from: chosen[0], until: chosen[1] };
    [this.from.value, this.until.value] = chosen;
    this.draw();
    this.choose(this.chosen);
  }

  // Keys and pointer.

  makeReachable(item) {
    this.reachable?.node.setAttribute("tabindex", -1);
    item.node.setAttribute("tabindex", 0);
    this.reachable = item;
  }

  itemOf(node) {
    const button = node.closest?.("[role=button]");
    return this.items.find((item) => item.node === button);
  }

  onKey(event) {
    const item = this.itemOf(event.target);
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key === "Enter" || key === " ") this.act(item);
    else {
      const next = this.neighbour(item, key);
      if (!next) return;
      this.makeReachable(next);
      next.node.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** Along time, or to the nearest in the next lane; at an end it stays where it is. */
  neighbour(item, key) {
    const { upright } = this.plan;
    const [along, across] = upright ? ["y", "x"] : ["x", "y"];
    const direction = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[key];
    const isAlong = (key === "ArrowUp" || key === "ArrowDown") === upright;
    const isOf = ({ lane }) => upright || lane === item.lane;
    const row = this.items.filter(isOf).sort((a, b) => a[along] - b[along]);
    if (key === "Home") return row[0];
    if (key === "End") return row.at(-1);
    if (!direction) return undefined;
    if (isAlong) return row[Math.min(Math.max(row.indexOf(item) + direction, 0), row.length - 1)];
    const lanes = [...new Set(this.items.map(({ lane }) => lane))];
    const place = (lane) => this.items.find((one) => one.lane === lane)[across];
    lanes.sort((a, b) => place(a) - place(b));
    const lane = lanes[lanes.indexOf(item.lane) + direction];
    const distance = (one) => Math.abs(one[along] - item[along]);
    const inLane = this.items.filter((one) => one.lane === lane);
    return inLane.sort((a, b) => distance(a) - distance(b))[0] ?? item;
  }

  onFocus({ target }) {
    const item = this.itemOf(target);
    if (!item) return;
    this.makeReachable(item);
    if (target.matches(":focus-visible")) this.tell(item, true);
  }

  onEscape(event) {
    if (event.key !== "Escape" || !this.popover.item) return;
    this.popover.close();
    event.stopPropagation();
  }

  /** The nearest mark within 24 pixels; upright, the row. */
  nearest({ clientX, clientY }) {
    const { left, top, width } = this.svg.getBoundingClientRect();
    const zoom = this.plan.width / width;
    const [x, y] = [(clientX - left) * zoom, (clientY - top) * zoom];
    let found;
    let least = this.plan.upright ? 1 : NEAR;
    for (const item of this.items) {
      for (const box of item.boxes) {
        const aside = Math.max(box.x - x, 0, x - box.x - box.width);
        const away = Math.max(box.y - y, 0, y - box.y - box.height);
        const distance = Math.hypot(aside, away);
        if (distance < least) [found, least] = [item, distance];
      }
    }
    return found;
  }

  onPoint(event) {
    if (event.pointerType === "touch") return;
    const item = this.nearest(event);
    this.svg.classList.toggle("tyo-pointing", Boolean(item));
    clearTimeout(this.dwelling);
    if (!item || item === this.popover.item) return;
    this.dwelling = setTimeout(() => this.tell(item, false), DWELL);
  }

  /** A finger first sees what it has met, unless the words are there already. */
  onClick(event) {
    const item = this.nearest(event);
    const isFirst = this.pointer === "touch" && !this.plan.upright && this.popover.item !== item;
    clearTimeout(this.dwelling);
    if (!item) this.popover.close();
    else if (isFirst) this.tell(item, false);
    else this.act(item);
  }

  /** Upright the words stand beside every mark, and a popover would hide the next ones. */
  tell(item, byKeys) {
    if (this.plan.upright || !this.items.includes(item)) return;
    this.popover.open(item, this.byId.get(item.id), byKeys);
    const zoom = this.svg.getBoundingClientRect().width / this.plan.width;
    this.popover.place(this.plan, zoom, 6 * this.scale);
  }

  act({ id, opens }) {
    if (id !== undefined) {
      this.popover.close();
      this.open(id);
      return;
    }
    if (!this.opened.delete(opens)) this.opened.add(opens);
    this.draw();
    this.choose(this.chosen);
  }

  letGo() {
    clearTimeout(this.lingering);
    this.lingering = setTimeout(() => {
      const isHeld = this.svg.contains(document.activeElement) &&
        document.activeElement.matches(":focus-visible");
      if (!isHeld && !this.picture.matches(":hover")) this.popover.close();
    }, LINGER);
  }
}
