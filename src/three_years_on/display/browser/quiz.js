// Questions: choose, check, read what the choice tells, choose again.

import { h } from "./dom.js";
import { isOurs } from "./keys.js";
import { asSpoken, asWritten, tr, written } from "./language.js";

/** The choices checked of a question, whose id may be a word that every object knows. */
const triedOf = (tries, id) => (Object.hasOwn(tries, id) ? tries[id] : []);

/**
 * @typedef {import("./content.d.ts").Choice} Choice
 * @typedef {import("./content.d.ts").Question} Question
 * @typedef {import("./content.d.ts").QuizModel} QuizModel
 * @typedef {Pick<QuizModel, "questions" | "tries"> & Partial<Pick<QuizModel, "note">>} Asked
 */

class QuestionView {
  /**
   * @param {Question} question
   * @param {string} number
   * @param {(question: Question, place: number) => void} check
   */
  constructor(question, number, check) {
    this.question = question;
    this.inputs = question.choices.map((_, place) => {
      const onchange = () => this.choose(place);
      return h("input", { type: "radio", name: `${question.id}-${number}`, onchange });
    });
    const choices = question.choices.map(({ text }, place) =>
      h("label", {}, this.inputs[place], h("span", asWritten("choices"), text)),
    );
    const onclick = () => this.chosen !== undefined && check(question, this.chosen);
    this.button = h("button", { type: "button", "aria-disabled": "true", onclick }, tr("Check"));
    this.answer = h("div", { class: "tyo-answer" });
    this.node = h(
      "fieldset",
      {},
      h("legend", asWritten("questions"), question.prompt),
      ...choices,
      h("p", {}, this.button),
      this.answer,
    );
  }

  choose(place) {
    this.chosen = place;
    this.button.setAttribute("aria-disabled", String(place === undefined));
    for (const [at, input] of this.inputs.entries()) input.checked = at === place;
  }

  /** Show what the choice that was checked last tells; without one, begin anew. */
  update(tried) {
    const last = tried.at(-1);
    if (last === this.shown) return;
    this.shown = last;
    this.choose(last);
    const choice = this.question.choices[last]; // none, too, where a page was made anew
    const parts = choice ? feedback(choice) : [];
    this.answer.replaceChildren(...parts);
  }
}

const verdictOn = (isRight) => (isRight ? tr("Right.") : tr("Not yet."));

/** @param {Choice} choice */
function feedback({ is_right, text, feedback: said, misconception: idea }) {
  const verdict = h("b", {}, verdictOn(is_right), " ");
  const behind = idea && h("p", {}, tr("The idea behind it: {idea}", { idea }));
  return [
    h("p", { class: "tyo-small" }, tr("Checked: {choice}", { choice: text })),
    h("p", {}, verdict, h("span", asWritten("choices"), said)),
    behind || "",
  ];
}

export class QuizView {
  /**
   * @param {import("./model.d.ts").Model<Asked>} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    this.questions = model.get("questions");
    this.views = this.questions.map((question) => {
      const number = Math.random().toString(36).slice(2);
      return new QuestionView(question, number, (...checked) => this.check(...checked));
    });
    this.status = h("p", { class: "tyo-status", role: "status" });
    this.score = h("span", {});
    const onclick = () => this.startAgain();
    this.again = h("button", { type: "button", onclick }, tr("Start again"));
    this.root = h(
      "div",
      { ...asSpoken(), class: "tyo tyo-explainer tyo-quiz", onkeydown: isOurs },
      ...this.views.map(({ node }) => node),
      this.questions.length ? "" : h("p", {}, model.get("note")),
      h("p", { class: "tyo-end" }, this.score, this.again),
      this.status,
    );
    el.append(this.root);
    this.update();
  }

  set(tries) {
    this.model.set("tries", tries);
    this.model.save_changes();
  }

  /** Begin anew, with the focus at the first choice, as the button goes. */
  startAgain() {
    for (const view of this.views) view.choose(undefined);
    this.root.querySelector("input").focus();
    this.set({});
  }

  check({ id, choices }, place) {
    const tries = this.model.get("tries");
    const tried = triedOf(tries, id);
    if (tried.at(-1) !== place) this.set({ ...tries, [id]: [...tried, place] });
    const { is_right, feedback: said } = choices[place];
    this.status.textContent = `${verdictOn(is_right)} ${said}`;
  }

  update() {
    const tries = this.model.get("tries");
    for (const view of this.views) view.update(triedOf(tries, view.question.id));
    /** @type {(question: Question, place: number) => boolean} */
    const right = (question, place) => question.choices[place]?.is_right;
    const solved = this.questions.filter((q) => right(q, triedOf(tries, q.id).at(-1)));
    const atFirst = this.questions.filter((q) => right(q, triedOf(tries, q.id)[0]));
    const done = solved.length > 0 && solved.length === this.questions.length;
    const [number, all] = [atFirst.length, this.questions.length].map(written);
    this.score.textContent = done ? tr("{right} of {all} at the first try.", { right: number, all }) : "";
    this.again.hidden = Object.keys(tries).length === 0;
    if (this.again.hidden) this.status.textContent = "";
  }
}
