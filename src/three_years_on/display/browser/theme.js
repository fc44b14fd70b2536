// The theme: its calls beside its outcomes, or one of its milestones.

import { filler, h, inside } from "./dom.js";
import { details } from "./milestones.js";
import { comparison, PredictionForm } from "./predict.js";
import { sideColumn } from "./statements.js";
import { areMany } from "./tabs.js";
import { TopLine } from "./tools.js";

/**
 * @typedef {import("./state.js").Shown} Shown
 * @typedef {import("./state.js").State} State
 */

export class ThemePanel {
  /**
   * @param {State} state
   * @param {{ open(milestone: string): void, close(): void, check(statement: string): void,
   *   present(): void, toggle(name: string): void }} callbacks `open` and `close` are of details
   */
  constructor(state, callbacks) {
    this.state = state;
    this.callbacks = callbacks;
    this.body = h("div", { class: "tyo-body" });
    this.fill = filler(this.body);
    this.top = state.isAlone ? null : new TopLine(state, callbacks);
    const role = areMany(state.content.steps) ? "region" : "tabpanel";
    this.node = h("div", { class: "tyo-panel", role }, this.top?.node, this.body);
  }

  /**
   * Show the theme, or a milestone.
   *
   * @param {Shown} shown
   * @param {boolean} isInside whether the focus is, so that it goes on to the way back
   */
  update(shown, isInside) {
    const { step, chosen, covered, predicting } = shown;
    this.top?.update(shown);
    this.node.setAttribute("aria-label", step.title);
    const isNew = this.fill([step.theme, chosen, covered, predicting], () => this.parts(shown));
    if (isNew && isInside && chosen) inside(this.body, ".tyo-back").focus();
    if (covered) this.form.update(this.state.prediction(step));
  }

  /** @param {Shown} shown */
  parts({ step, chosen, covered, predicting }) {
    const { milestones, sources } = this.state.content;
    if (chosen) return [details(milestones[chosen], sources, this.callbacks.close)];
    if (this.state.isAlone) return [];
    const column = (side, compared) => sideColumn(side, this.state, this.callbacks, compared);
    const [first, ...later] = step.sides;
    const columns = first ? [column(first)] : [];
    if (covered) {
      this.form = new PredictionForm(step, this.state, () => this.reveal(step));
      columns.push(this.form.node);
    } else {
      // The prediction stands once, above the first of what is reported.
      const compared = (at) => (predicting && at === 0 ? comparison(step, this.state) : "");
      columns.push(...later.map((side, at) => column(side, compared(at))));
    }
    return [h("div", { class: "tyo-sides" }, ...columns)];
  }

  reveal(step) {
    this.state.reveal(step);
    inside(this.body, ".tyo-side + .tyo-side")?.focus();
  }
}
