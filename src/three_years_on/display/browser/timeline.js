// The timeline, whose labels become buttons.

import { parsed } from "./dom.js";

/** @typedef {import("./content.d.ts").ExplainerContent} Content */

function put(lists, key, part) {
  if (!lists.has(key)) lists.set(key, []);
  lists.get(key).push(part);
}

/**
 * The drawing, whose labels become buttons that can be reached by arrow keys. What belongs to a
 * step is in the page only while that step is shown, so that many steps are no slower than few.
 */
export class Timeline {
  /**
   * @param {string} drawing
   * @param {Content} content
   * @param {(milestone: string) => void} open
   */
  constructor(drawing, content, open) {
    this.svg = parsed(drawing);
    this.svg.setAttribute("role", "group");
    this.svg.setAttribute("preserveAspectRatio", "xMinYMin meet");
    this.svg.style.setProperty("--tyo-height", `${this.svg.viewBox.baseVal.height}px`);
    this.content = content;
    this.open = open;
    this.parts = new Map();
    this.dots = new Map();
    this.rows = [];
    // The name of the whole says what these say, and labels and table name each milestone.
    const drawn = 'text, [data-part]:not([data-part="label"])';
    for (const part of this.svg.querySelectorAll(drawn)) part.setAttribute("aria-hidden", "true");
    for (const part of this.svg.querySelectorAll("[data-part]")) this.sort(part);
    this.step = undefined;
    this.visible = undefined;
    this.shown = [];
    this.lit = [];
    this.svg.addEventListener("click", ({ target }) => this.openFrom(target));
    this.svg.addEventListener("keydown", (event) => this.onKey(event));
    this.svg.addEventListener("pointerover", ({ target }) => this.nameOnHover(target));
  }

  /** Take what belongs to one step out of the page; find the dots of a milestone at once. */
  sort(part) {
    const { step, milestone } = part.dataset;
    if (step !== undefined) {
      put(this.parts, step, part);
      if (part.dataset.part === "label") this.makeButton(part, milestone);
      part.remove();
    } else if (milestone !== undefined) {
      put(this.dots, milestone, part);
    } else this.rows.push(part);
  }

  makeButton(part, milestone) {
    part.setAttribute("role", "button");
    part.setAttribute("aria-label", this.content.milestones[milestone].spoken);
  }

  openFrom(target) {
    const milestone = target.closest("[data-milestone]")?.dataset.milestone;
    if (milestone !== undefined) this.open(milestone);
  }

  onKey(event) {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    this.openFrom(event.target);
  }

  nameOnHover(target) {
    const mark = target.closest('[data-milestone]:not([data-part="label"])');
    if (!mark || mark.querySelector("title")) return;
    const title = document.createElementNS(this.svg.namespaceURI, "title");
    title.textContent = this.content.milestones[mark.dataset.milestone].label;
    mark.prepend(title);
  }

  show(step, visible, chosen) {
    const [isOther, isFiltered] = [step !== this.step, visible !== this.visible];
    [this.step, this.visible] = [step, visible];
    this.svg.setAttribute("aria-label", step.alt);
    if (isOther || isFiltered) this.showStep(step, visible);
    if (isFiltered) this.hideDots(visible);
    if (isOther) this.light(step);
    this.choose(chosen);
  }

  /** Put the marks and labels of a step into the page, as far as filters let them. */
  showStep(step, visible) {
    for (const part of this.shown) part.remove();
    const isVisible = ({ dataset }) =>
      dataset.milestone === undefined || visible.has(dataset.milestone);
    this.shown = (this.parts.get(step.theme) ?? []).filter(isVisible);
    this.svg.append(...this.shown);
    this.labels = this.shown.filter(({ dataset }) => dataset.part === "label");
  }

  hideDots(visible) {
    for (const [milestone, dots] of this.dots) {
      for (const dot of dots) dot.classList.toggle("tyo-off", !visible.has(milestone));
    }
  }

  light(step) {
    for (const part of this.lit) part.classList.remove("tyo-lit");
    const dots = step.milestones.flatMap((milestone) => this.dots.get(milestone) ?? []);
    const isOf = ({ dataset }) => !step.theme || !dataset.theme || dataset.theme === step.theme;
    const rows = this.rows.filter(({ dataset }) => step.theme && dataset.theme === step.theme);
    const lit = dots.filter(isOf);
    this.svg.append(...lit); // above those that they may touch
    this.lit = [...lit, ...rows];
    for (const part of this.lit) part.classList.add("tyo-lit");
  }

  choose(chosen) {
    for (const part of this.svg.querySelectorAll(".tyo-chosen")) part.classList.remove("tyo-chosen");
    const marks = this.shown.filter(({ dataset }) => chosen && dataset.milestone === chosen);
    for (const part of [...marks, ...(this.dots.get(chosen) ?? [])]) part.classList.add("tyo-chosen");
    const reachable = this.labels.find(({ dataset }) => dataset.milestone === chosen);
    for (const label of this.labels) label.setAttribute("tabindex", -1);
    (reachable ?? this.labels[0])?.setAttribute("tabindex", 0);
  }

  /** Move the focus to the next or the previous label; say whether it was in the drawing. */
  move(direction) {
    const at = this.labels.indexOf(document.activeElement);
    if (at < 0) return false;
    const next = this.labels[Math.min(Math.max(at + direction, 0), this.labels.length - 1)];
    this.labels[at].setAttribute("tabindex", -1);
    next.setAttribute("tabindex", 0);
    next.focus();
    return true;
  }

  focus(milestone) {
    this.labels.find((label) => label.dataset.milestone === milestone)?.focus();
  }
}
