// The slides of a step: its question, its statements, a vote, the timeline, the record.

import { h, originalTitle, parsed } from "./dom.js";
import { comparison, expectedText } from "./predict.js";
import { aboutSource } from "./sources.js";

const CHARTS_A_SLIDE = 2;

/**
 * @typedef {import("./content.d.ts").Account} Account
 * @typedef {import("./content.d.ts").StepRecord} StepRecord
 * @typedef {import("./content.d.ts").Said} Said
 * @typedef {import("./content.d.ts").Side} Side
 * @typedef {import("./content.d.ts").Source} Source
 * @typedef {import("./content.d.ts").Statement} Statement
 * @typedef {import("./content.d.ts").Step} Step
 * @typedef {import("./state.js").State} State
 * @typedef {import("./timeline.js").Timeline} Timeline
 * @typedef {{ name: string, notes: string[], parts: () => (Node | string)[], reveals?: boolean }} Slide
 */

/**
 * @param {Side} side
 * @param {Said} said
 */
function sideItems(side, said) {
  /** @param {Statement} statement */
  const item = ({ kind, summary, about, reason }) => {
    const told = [...about, reason && said.placed_here].filter(Boolean).join(" · ");
    return h("li", { class: `tyo-${kind}` }, h("p", {}, summary), h("p", { class: "tyo-small" }, told));
  };
  const missing = side.missing && h("li", { class: "tyo-missing" }, h("p", {}, side.missing));
  const [own, others] = [side.statements, [...side.placed, ...side.background]];
  return [...own.map(item), missing, ...others.map(item)].filter(Boolean);
}

/**
 * @param {Account} account
 * @param {Source} source
 */
function accountSlide({ about, summary }, source) {
  const told = [`${about.join(" · ")} · `, ...aboutSource(source)];
  return h("li", {}, h("p", {}, summary), h("p", { class: "tyo-small" }, ...told));
}

/** @param {Statement[]} statements */
const openQuestions = (statements) => statements.map(({ check }) => check?.open).filter(Boolean);
/** @param {Step} step */
const outcomes = (step) => step.sides.slice(1).flatMap((side) => [...side.statements, ...side.placed]);

export class SlideMaker {
  /**
   * @param {State} state
   * @param {Timeline} timeline
   * @param {{ fits(name: string, parts: Node[]): boolean, voted(): void }} callbacks `fits` tells
   *   whether parts are seen without scrolling
   */
  constructor(state, timeline, callbacks) {
    this.state = state;
    this.content = state.content;
    this.timeline = timeline;
    this.callbacks = callbacks;
  }

  /**
   * @param {Step} step
   * @returns {Slide[]}
   */
  slides(step) {
    const [first, ...later] = step.sides;
    return [
      this.questionSlide(step),
      ...(first ? this.sideSlides(first, [], "What would show that this was done?") : []),
      ...(later.length ? [this.predictionSlide(step)] : []),
      ...later.flatMap((side, at) => this.outcomeSlides(step, side, at)),
      this.timelineSlide(step),
      ...this.recordSlides(step.record),
      ...this.discussionSlides(step),
    ];
  }

  /**
   * @param {Step} step
   * @returns {Slide}
   */
  questionSlide(step) {
    const parts = () => [
      h("h4", { class: "tyo-large" }, step.title, " ", originalTitle(step)),
      h("p", { class: "tyo-asked" }, this.content.said.asked),
    ];
    const { article } = this.content;
    const about = [article.title, article.publisher, article.day].filter(Boolean);
    const notes = [`The article: ${about.join(", ")}.`];
    return { name: "The question", parts, notes };
  }

  /**
   * @param {Side} side
   * @param {Node[]} lead
   * @param {...string} notes
   */
  sideSlides(side, lead, ...notes) {
    const note = h("p", { class: "tyo-small" }, side.note);
    return this.paged(side.name, [note, ...lead], sideItems(side, this.content.said), notes);
  }

  /**
   * @param {Step} step
   * @param {Side} side
   * @param {number} at
   */
  outcomeSlides(step, side, at) {
    const prediction = this.state.prediction(step);
    const lead =
      prediction?.expected && at === 0
        ? [comparison(step, this.state)]
        : [];
    const open = openQuestions([...side.statements, ...side.placed]);
    return this.sideSlides(side, lead, step.notes, ...open).map((slide) => ({ ...slide, reveals: true }));
  }

  /**
   * @param {Step} step
   * @returns {Slide}
   */
  predictionSlide(step) {
    const choose = (id) => {
      this.state.predict({ expected: id });
      this.callbacks.voted();
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

  /**
   * @param {Step} step
   * @returns {Slide}
   */
  timelineSlide(step) {
    const parts = () => {
      this.timeline.show(step, new Set(step.milestones), "");
      return [h("div", { class: "tyo-picture" }, this.timeline.svg)];
    };
    const notes = ["Which came before the first line? A click on a name opens it.", step.alt];
    return { name: "Milestones", parts, notes };
  }

  /**
   * @param {StepRecord} record
   * @returns {Slide[]}
   */
  recordSlides(record) {
    const { charts } = this.state;
    const { figures, sources, said } = this.content;
    const groups = [];
    for (let at = 0; at < record.figures.length; at += CHARTS_A_SLIDE) {
      groups.push(record.figures.slice(at, at + CHARTS_A_SLIDE));
    }
    const pictures = groups.map((ids) => ({
      name: said.record,
      parts: () => [h("div", { class: "tyo-charts" }, ...ids.map((id) => parsed(charts[id])))],
      notes: ids.flatMap((id) => figures[id].notes),
    }));
    const items = record.accounts.map((account) => accountSlide(account, sources[account.source]));
    const notes = ["Who speaks, and what does each side look at?"];
    return [...pictures, ...this.paged("The record: accounts, by date", [], items, notes)];
  }

  /** @param {Step} step */
  discussionSlides(step) {
    const lead = [h("p", { class: "tyo-asked" }, step.question || `${this.content.said.remains_open}?`)];
    const items = openQuestions(outcomes(step)).map((open) => h("li", {}, h("p", {}, open)));
    const { to_discuss: name } = this.content.said;
    const none = { name, parts: () => lead, notes: [step.notes] };
    return items.length ? this.paged(name, lead, items, [step.notes]) : [none];
  }

  /**
   * Share items out over slides, as many on each as are seen without scrolling.
   *
   * @param {string} name
   * @param {Node[]} lead
   * @param {Node[]} items
   * @param {string[]} notes
   * @returns {Slide[]}
   */
  paged(name, lead, items, notes) {
    const pages = [];
    for (const item of items) {
      const page = pages.at(-1);
      if (page && this.callbacks.fits(name, [...(pages.length > 1 ? [] : lead), ...page, item])) page.push(item);
      else pages.push([item]);
    }
    return pages.map((page, at) => ({
      name,
      parts: () => [...(at ? [] : lead), h("ul", {}, ...page)],
      notes,
    }));
  }
}
