// The summary of predictions or hands, or what can be taken away, in place of the timeline.

import { filler, h } from "./dom.js";
import { handRows, hasHands } from "./hands.js";
import { tr } from "./language.js";
import { predictionRows, summary } from "./predict.js";
import { saveCsv, takeAway } from "./takeaway.js";

/**
 * @typedef {import("./state.js").Shown} Shown
 * @typedef {import("./state.js").State} State
 */

export class ExtraPanel {
  /**
   * @param {State} state
   * @param {{ svg: SVGSVGElement }} lanes the timeline
   * @param {() => void} startAgain called when predictions are to be forgotten
   */
  constructor(state, lanes, startAgain) {
    this.state = state;
    this.lanes = lanes;
    this.startAgain = startAgain;
    this.node = h("div", { class: "tyo-extra", tabindex: -1, role: "region" });
    this.fill = filler(this.node);
  }

  /** @param {Shown} shown */
  update(shown) {
    const { chosen, showing } = shown;
    const { state } = this;
    const hasPredictions = Object.keys(state.get("predictions") ?? {}).length > 0;
    const isPredicted = hasPredictions || (state.get("predicting") && !hasHands(state));
    const rows = showing !== "summary" ? [] : isPredicted ? predictionRows(state) : handRows(state);
    this.node.hidden = !showing;
    const names = { summary: tr("summary"), "take away": tr("take away") };
    this.node.setAttribute("aria-label", names[showing] ?? "");
    const taken = this.taken(shown);
    const callbacks = {
      download: isPredicted && (({ currentTarget }) => saveCsv(currentTarget, "predictions", rows)),
      hands: hasHands(state) && (({ currentTarget }) => saveCsv(currentTarget, "hands", handRows(state))),
      startAgain: (isPredicted || hasHands(state, ["hands"])) && this.startAgain,
    };
    const parts = {
      "": () => [],
      summary: () => summary(rows, callbacks, state),
      "take away": () => takeAway(state, taken, chosen),
    };
    this.fill([showing, taken.name, taken.listed, taken.until, chosen, rows, hasHands(state)], parts[showing]);
  }

  /**
   * What can be taken away: of a step what is shown of it, or of all themes, which have no timeline.
   *
   * @param {Shown} shown
   */
  taken({ step, listed, covered, isOverview }) {
    if (isOverview) {
      const { steps, milestones } = this.state.content;
      const isOpen = this.state.coveredThemes().length === 0;
      const until = isOpen ? "" : tr("Tables can be taken away once all themes are revealed.");
      const all = Object.keys(milestones);
      return { name: "all-themes", title: tr("All themes"), steps, listed: all, until };
    }
    const told = tr("Tables and timeline of this step can be taken away once it is revealed.");
    return {
      name: step.theme || "whole",
      title: tr("This step"),
      steps: [step],
      listed,
      until: covered ? told : "",
      svg: this.lanes.svg,
    };
  }
}
