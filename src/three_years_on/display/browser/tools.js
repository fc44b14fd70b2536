// The ways to use the whole: predict, present, take away.

import { h } from "./dom.js";
import { hasHands } from "./hands.js";
import { tr } from "./language.js";

/**
 * @typedef {import("./state.js").Shown} Shown
 * @typedef {import("./state.js").State} State
 */

export class Tools {
  /**
   * @param {State} state
   * @param {{ present(): void, toggle(name: string): void }} callbacks `toggle` tells what is to
   *   stand in place of the timeline, or no more
   */
  constructor(state, { present, toggle }) {
    this.state = state;
    const tool = (text, onclick) => h("button", { type: "button", onclick }, text);
    this.predicting = tool(tr("Predict first"), () => state.togglePredicting());
    this.predicting.hidden = !state.canPredict;
    this.presenting = tool(tr("Present"), present);
    this.presenting.title = document.fullscreenEnabled
      ? tr("Whole screen, large type (P)")
      : tr("Whole window, large type (P); here nothing can fill the screen");
    this.toggles = {
      summary: tool(tr("Summary"), () => toggle("summary")),
      "take away": tool(tr("Take away"), () => toggle("take away")),
    };
    const { summary, "take away": takeAway } = this.toggles;
    const tools = [this.predicting, summary, this.presenting, takeAway];
    this.node = h("div", { class: "tyo-tools" }, ...tools);
  }

  /** @param {Shown} shown */
  update({ predicting, showing }) {
    this.predicting.setAttribute("aria-pressed", String(predicting));
    this.toggles.summary.hidden = !predicting && !hasHands(this.state);
    for (const [name, toggle] of Object.entries(this.toggles)) {
      toggle.setAttribute("aria-expanded", String(showing === name));
    }
  }
}
