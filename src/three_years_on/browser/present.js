// Present: the whole screen, one thing at a time, for a class to read from the last row.

import { h, isolated, originalTitle, parsed } from "./dom.js";
import { isOursAlone, placeAsked } from "./keys.js";
import { details } from "./milestones.js";
import { comparison, expectedText } from "./predict.js";
import { aboutSource } from "./sources.js";
import { SpeakerNotes } from "./speaker.js";
import { Timeline } from "./timeline.js";

const CHARTS_A_SLIDE = 2;

function statementSlide(statement) {
  const said = [
    statement.kind === "setting" ? "background" : statement.kind,
    statement.to && `asked of ${statement.to}`,
    statement.basis && `basis given: ${statement.basis}`,
    statement.place,
    statement.reason && "placed here by this explainer",
  ];
  const about = h("p", { class: "tyo-small" }, said.filter(Boolean).join(" · "));
  return h("li", { class: `tyo-${statement.kind}` }, h("p", {}, statement.summary), about);
}

function sideItems(side) {
  const missing = side.missing && h("li", { class: "tyo-missing" }, h("p", {}, side.missing));
  const [own, others] = [side.statements, [...side.placed, ...side.background]];
  return [...own.map(statementSlide), missing, ...others.map(statementSlide)].filter(Boolean);
}

function accountItem(reading, source) {
  const about = [`${reading.origin} · ${reading.published} · `, ...aboutSource(source)];
  return h("li", {}, h("p", {}, reading.summary), h("p", { class: "tyo-small" }, ...about));
}

const openQuestions = (statements) => statements.map(({ check }) => check?.open).filter(Boolean);
const outcomes = (step) => step.sides.slice(1).flatMap((side) => [...side.statements, ...side.placed]);

export class Presentation {
  /** `callbacks` are `go(index)`, when another step is shown, and `end()`. */
  constructor(state, callbacks) {
    this.state = state;
    this.callbacks = callbacks;
    this.content = state.content;
    this.timeline = new Timeline(state.drawing, this.content, (id) => this.detail(id));
    this.timeline.svg.removeAttribute("preserveAspectRatio");
    this.heading = h("h3", {});
    this.stage = h("div", { class: "tyo-stage", tabindex: -1, role: "group" });
    this.place = h("p", { role: "status" });
    const tool = (text, key, onclick) => h("button", { type: "button", onclick }, `${text} (${key})`);
    const tools = [
      tool("Back", "←", () => this.move(-1)),
      tool("On", "→", () => this.move(1)),
      tool("Blank", "B", () => this.blank()),
      tool("Notes", "N", () => this.notes.toggle()),
      tool("Leave", "Esc", () => this.dialog.close()),
    ];
    this.foot = h("div", { class: "tyo-foot" }, this.place, h("div", {}, ...tools));
    this.notes = new SpeakerNotes((event) => this.onKey(event));
    this.dialog = h(
      "dialog",
      { class: "tyo-present", tabindex: -1, "aria-label": "Presentation" },
      this.heading,
      this.stage,
      this.notes.overlay,
      this.foot,
    );
    this.dialog.addEventListener("keydown", (event) => this.onKey(event));
    this.dialog.addEventListener("close", () => this.end());
    this.onResize = () => this.rebuild();
    this.onFullscreen = () => document.fullscreenElement || this.dialog.close();
  }

  /** Take the whole screen where the browser lets us, and the whole window where not. */
  async start(root) {
    root.append(this.dialog);
    await document.documentElement.requestFullscreen?.().catch(() => {});
    this.dialog.showModal();
    addEventListener("resize", this.onResize);
    document.addEventListener("fullscreenchange", this.onFullscreen);
    this.go(this.state.index(), 0);
  }

  end() {
    removeEventListener("resize", this.onResize);
    document.removeEventListener("fullscreenchange", this.onFullscreen);
    if (document.fullscreenElement) document.exitFullscreen();
    this.notes.close();
    this.dialog.remove();
    this.callbacks.end();
  }

  get step() {
    return this.content.steps[this.index];
  }

  /** Go to a step, and there to a slide, counted from the end if negative. */
  go(index, at) {
    if (!this.content.steps[index]) return;
    this.index = index;
    this.callbacks.go(index);
    this.slides = this.makeSlides();
    this.goTo(at < 0 ? this.slides.length + at : Math.min(at, this.slides.length - 1));
  }

  goTo(at) {
    this.at = at;
    this.show();
  }

  move(by) {
    const at = this.at + by;
    if (this.opened) this.show();
    else if (this.slides[at]) this.goTo(at);
    else this.go(this.index + by, by < 0 ? -1 : 0);
  }

  /** After the window has changed, more or less fits on a slide: stay with what is shown. */
  rebuild() {
    const { name } = this.slides[this.at];
    this.slides = this.makeSlides();
    this.goTo(this.slides.findIndex((slide) => slide.name === name));
  }

  show() {
    const slide = this.slides[this.at];
    this.opened = "";
    this.dialog.classList.remove("tyo-blank");
    if (slide.reveals) this.state.reveal(this.step);
    this.fill(slide.name, slide.parts());
    const place = `${this.step.title} · ${this.at + 1} of ${this.slides.length}`;
    // Who does not see the heading hears it with the place.
    this.place.replaceChildren(place, h("span", { class: "tyo-unseen" }, `: ${slide.name}`));
    this.notes.show({
      title: `${this.step.title}: ${slide.name}`,
      notes: slide.notes.filter(Boolean),
      next: this.slides[this.at + 1]?.name ?? this.content.steps[this.index + 1]?.title ?? "the end",
    });
    this.stage.focus();
  }

  fill(name, parts) {
    this.heading.textContent = name;
    this.stage.setAttribute("aria-label", name);
    this.stage.replaceChildren(...parts.filter(Boolean));
    this.stage.scrollTop = 0;
  }

  /** One milestone of the timeline, until the next move. */
  detail(id) {
    this.opened = id;
    const { milestones, sources } = this.content;
    this.fill("Milestones", [details(milestones[id], sources, () => this.show())]);
    this.stage.querySelector("button").focus();
  }

  blank() {
    const isBlank = this.dialog.classList.toggle("tyo-blank");
    (isBlank ? this.dialog : this.stage).focus();
  }

  makeSlides() {
    const { step } = this;
    const [first, ...later] = step.sides;
    return [
      this.questionSlide(step),
      ...(first ? this.sideSlides(first, [], "What would show that this was done?") : []),
      ...(later.length ? [this.predictionSlide(step)] : []),
      ...later.flatMap((side, at) => this.outcomeSlides(step, side, at)),
      this.timelineSlide(step),
      ...(step.record ? this.recordSlides(step.record) : []),
      ...this.discussionSlides(step),
    ];
  }

  questionSlide(step) {
    const parts = () => [
      h("h4", { class: "tyo-large" }, step.title, " ", originalTitle(step)),
      h("p", { class: "tyo-asked" }, "What was called for? What is reported? What does the record show?"),
    ];
    const { article } = this.content;
    const about = [article.title, article.publisher, article.day].filter(Boolean);
    const notes = [`The article: ${about.join(", ")}.`];
    return { name: "The question", parts, notes };
  }

  sideSlides(side, lead, ...notes) {
    const note = h("p", { class: "tyo-small" }, side.note);
    return this.paged(`${isolated(side.label)} · ${side.day}`, [note, ...lead], sideItems(side), notes);
  }

  outcomeSlides(step, side, at) {
    const prediction = this.state.prediction(step);
    const lead =
      prediction?.expected && at === 0
        ? [comparison(step, this.state)]
        : [];
    const open = openQuestions([...side.statements, ...side.placed]);
    return this.sideSlides(side, lead, step.notes, ...open).map((slide) => ({ ...slide, reveals: true }));
  }

  predictionSlide(step) {
    const choose = (id) => {
      this.state.predict({ expected: id });
      this.slides = this.makeSlides();
      this.show();
    };
    const button = ({ id, label }) => {
      const chosen = this.state.prediction(step)?.expected === id;
      const attributes = { type: "button", "aria-pressed": String(chosen), onclick: () => choose(id) };
      return h("button", attributes, label);
    };
    const parts = () => [
      h("p", { class: "tyo-asked" }, "What do you expect the article to report?"),
      h("div", { class: "tyo-votes" }, ...this.content.expectations.map(button)),
    ];
    const chosen = expectedText(this.content, this.state.prediction(step));
    const notes = [`Let all choose before you go on. Chosen: ${chosen}. The next slide reveals.`];
    return { name: "Your prediction", parts, notes };
  }

  timelineSlide(step) {
    const parts = () => {
      this.timeline.show(step, new Set(step.milestones), "");
      return [h("div", { class: "tyo-picture" }, this.timeline.svg)];
    };
    const notes = ["Which came before the first line? A click on a name opens it.", step.alt];
    return { name: "Milestones", parts, notes };
  }

  recordSlides(record) {
    const { charts } = this.state;
    const groups = [];
    for (let at = 0; at < record.figures.length; at += CHARTS_A_SLIDE) {
      groups.push(record.figures.slice(at, at + CHARTS_A_SLIDE));
    }
    const chosen = "The record: chosen by this explainer, not by the article";
    const pictures = groups.map((ids) => ({
      name: chosen,
      parts: () => [h("div", { class: "tyo-charts" }, ...ids.map((id) => parsed(charts[id])))],
      notes: ids.flatMap((id) => [this.content.figures[id].care, ...this.content.figures[id].limits]),
    }));
    const { sources } = this.content;
    const items = record.readings.map((reading) => accountItem(reading, sources[reading.source]));
    const notes = ["Who speaks, and what does each side look at?"];
    return [...pictures, ...this.paged("The record: accounts, by date", [], items, notes)];
  }

  discussionSlides(step) {
    const lead = [h("p", { class: "tyo-asked" }, step.question || "What remains open?")];
    const items = openQuestions(outcomes(step)).map((open) => h("li", {}, h("p", {}, open)));
    const none = { name: "To discuss", parts: () => lead, notes: [step.notes] };
    return items.length ? this.paged("To discuss", lead, items, [step.notes]) : [none];
  }

  /** Share items out over slides, as many on each as are seen without scrolling. */
  paged(name, lead, items, notes) {
    const pages = [];
    for (const item of items) {
      const page = pages.at(-1);
      if (page && this.fits(name, [...(pages.length > 1 ? [] : lead), ...page, item])) page.push(item);
      else pages.push([item]);
    }
    return pages.map((page, at) => ({
      name,
      parts: () => [...(at ? [] : lead), h("ul", {}, ...page)],
      notes,
    }));
  }

  fits(name, parts) {
    this.fill(name, [h("ul", {}, ...parts)]);
    return this.stage.scrollHeight <= this.stage.clientHeight;
  }

  onKey(event) {
    const { key, target } = event;
    if (!isOursAlone(event)) return;
    if (target.matches("input") && key !== "Escape") return;
    if (target.closest("button, a, [role=button]") && (key === "Enter" || key === " ")) return;
    const turn = { ArrowRight: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, PageUp: -1 }[key];
    const asked = placeAsked(key, this.content.steps.length);
    if (turn) this.move(turn);
    else if (asked !== undefined) this.go(asked, 0);
    else if (["b", "B", "."].includes(key)) this.blank();
    else if (["n", "N"].includes(key)) this.notes.toggle();
    else if (key === "Escape") this.opened ? this.show() : this.dialog.close();
    else if (key !== "F5") return; // remotes send it to begin; here it would load the page anew
    event.preventDefault();
  }
}
