// The question of the theme, and the ways to use the whole.

import { filler, h, originalTitle } from "./dom.js";

/**
 * @typedef {import("./state.js").Shown} Shown
 * @typedef {import("./state.js").State} State
 */

export class TopLine {
  /**
   * @param {State} state
   * @param {{ present(): void, toggle(name: string): void }} callbacks `toggle` tells what is to
   *   stand in place of the timeline, or no more
   */
  constructor(state, { present, toggle }) {
    this.toDiscuss = state.content.said.to_discuss;
    const tool = (text, onclick) => h("button", { type: "button", class: "tyo-link", onclick }, text);
    this.head = h("div", { class: "tyo-head" });
    this.fill = filler(this.head);
    this.predicting = tool("Predict first", () => state.set({ predicting: !state.get("predicting") }));
    this.predicting.hidden = !state.canPredict;
    this.presenting = tool("Present", present);
    this.presenting.title = "Whole screen, large type (P)";
    this.toggles = {
      summary: tool("Summary", () => toggle("summary")),
      "take away": tool("Take away", () => toggle("take away")),
    };
    const { summary, "take away": takeAway } = this.toggles;
    const tools = [this.predicting, summary, this.presenting, takeAway];
    this.node = h("div", { class: "tyo-top" }, this.head, h("div", { class: "tyo-tools" }, ...tools));
  }

  /** @param {Shown} shown */
  update({ step, chosen, covered, predicting, showing }) {
    this.head.hidden = Boolean(chosen);
    this.predicting.setAttribute("aria-pressed", String(predicting));
    this.toggles.summary.hidden = !predicting;
    for (const [name, toggle] of Object.entries(this.toggles)) {
      toggle.setAttribute("aria-expanded", String(showing === name));
    }
    this.fill([step.theme, covered], () => {
      const question = !covered && step.question;
      return [
        h("h3", {}, step.title),
        originalTitle(step),
        question ? h("p", { class: "tyo-question" }, `${this.toDiscuss}: ${question}`) : "",
      ];
    });
  }
}
