// The theme: its calls beside its outcomes, or one of its milestones.

import { filler, h, inside, leadIn, originalTitle, quoted } from "./dom.js";
import { tr, written } from "./language.js";
import { details } from "./milestones.js";
import { momentName } from "./marks.js";
import { comparison, expectedText, PredictionForm } from "./predict.js";
import { spanWords } from "./span.js";
import { isReported } from "./state.js";
import { sideColumn } from "./statements.js";
import { Tools } from "./tools.js";

/**
 * @typedef {import("./state.js").Shown} Shown
 * @typedef {import("./state.js").State} State
 */

export class ThemePanel {
  /**
   * @param {State} state
   * @param {{ open(milestone: string): void, close(): void, check(statement: string): void,
   *   present(): void, toggle(name: string): void, revealed(said: string): void }} callbacks
   *   `open` and `close` are of details
   * @param {string} id
   */
  constructor(state, callbacks, id) {
    this.state = state;
    this.callbacks = callbacks;
    this.details = h("div", { class: "tyo-opened" });
    this.fillDetails = filler(this.details);
    const role = state.hasOverview ? "tabpanel" : "region";
    this.node = h("div", { class: "tyo-panel", id, role }, this.details);
    if (state.isAlone) return;
    this.title = h("h3", {});
    this.finding = h("p", { class: "tyo-finding" });
    this.tools = new Tools(state, callbacks);
    this.head = h("div", { class: "tyo-top" }, this.title, this.tools.node);
    this.sides = h("div", { class: "tyo-sides" });
    this.fillSides = filler(this.sides);
    this.question = h("p", { class: "tyo-question" });
    this.node.prepend(this.head, this.finding);
    this.node.append(this.sides);
  }

  /**
   * Show the theme, or a milestone.
   *
   * @param {Shown} shown
   * @param {boolean} isInside whether the focus is, so that it goes on to the way back
   */
  update(shown, isInside) {
    const { step, chosen, covered } = shown;
    const { milestones, sources } = this.state.content;
    this.node.hidden = shown.isOverview || (this.state.isAlone && !chosen);
    this.node.setAttribute("aria-label", step.title);
    const opened = () =>
      chosen ? [details(milestones[chosen], sources, this.callbacks.close, covered)] : [];
    const isNew = this.fillDetails([chosen, covered], opened);
    if (!this.state.isAlone) this.showTheme(shown);
    if (isNew && isInside && chosen) inside(this.details, ".tyo-back").focus();
  }

  /** @param {Shown} shown */
  showTheme(shown) {
    const { step, chosen, covered, predicting } = shown;
    this.tools.update(shown);
    if (this.shown !== step) {
      this.shown = step;
      this.title.replaceChildren(...this.heading(step));
    }
    this.finding.textContent = covered ? step.finding.covered : step.finding.full;
    this.finding.hidden = Boolean(chosen) || !this.finding.textContent;
    this.sides.hidden = Boolean(chosen) || !(step.sides.length || step.question);
    // A page of a timeline alone is named above.
    this.title.hidden = !this.state.hasOverview && !this.state.isInNotebook && !step.sides.length;
    this.question.hidden = covered || !step.question;
    this.question.replaceChildren(h("b", {}, `${this.state.content.said.to_discuss} `), quoted(step.question, "themes", step.language));
    this.fillSides([step.theme], () => this.columns(step));
    this.cover(step, covered, predicting);
  }

  heading(step) {
    const { steps } = this.state.content;
    const number = steps.length > 1 ? `${written(steps.indexOf(step) + 1)} ` : "";
    return [number, quoted(step.title, "themes", step.language), " ", originalTitle(step)];
  }

  /** The columns of a step, with an arrow before what is reported; each stays until the next step. */
  columns(step) {
    const { moments } = this.state.content.timeline;
    this.parts = step.sides.map((side, place) => sideColumn(side, place, this.state, this.callbacks));
    this.sides.classList.toggle("tyo-several", step.sides.length > 2);
    this.form = null;
    this.compared = null;
    this.arrows = step.sides.map((_, place) => {
      if (!place) return "";
      const span = spanWords(moments[place - 1].day, moments[place].day);
      return h("p", { class: "tyo-arrow" }, h("span", {}, span));
    });
    const nodes = this.parts.flatMap((part, place) => [this.arrows[place], part]);
    if (step.sides.some(isReported)) {
      this.form = new PredictionForm(step, this.state, () => this.reveal(step));
      const place = step.sides.findIndex(isReported);
      this.form.node.classList.add(momentName(place, step.sides.length));
      nodes.push(this.form.node);
    }
    return [...nodes, this.question];
  }

  /** Put the form in place of what is reported, or take it away; all other columns stay. */
  cover(step, covered, predicting) {
    if (!this.form) return;
    this.form.node.hidden = !covered;
    if (covered) this.form.update(this.state.prediction(step));
    const first = step.sides.findIndex(isReported);
    for (const [place, side] of step.sides.entries()) {
      const [part, arrow] = [this.parts[place], this.arrows[place]];
      if (!isReported(side)) continue;
      if (covered) part.remove();
      else if (!part.isConnected) arrow ? arrow.after(part) : this.sides.prepend(part);
      if (place > first) arrow.hidden = covered;
    }
    this.compare(step, predicting && !covered);
  }

  /** What was predicted stands once, above the first of what is reported. */
  compare(step, isTold) {
    const first = this.parts[step.sides.findIndex(isReported)];
    if (isTold === Boolean(this.compared)) return;
    this.compared?.remove();
    this.compared = isTold ? comparison(step, this.state) : null;
    if (isTold) inside(first, "h4").after(this.compared);
  }

  reveal(step) {
    this.state.reveal(step);
    const given = this.compared.children[1].textContent;
    const { content } = this.state;
    const chosen = expectedText(content, this.state.prediction(step)); // the reader knows why
    const expected = leadIn(content.said.you_expected).textContent + chosen;
    this.callbacks.revealed(tr("Revealed. {expected}. {given}.", { expected, given }));
    this.parts[step.sides.findIndex(isReported)].focus();
  }
}
