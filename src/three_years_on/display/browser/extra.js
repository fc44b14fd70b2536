// The summary of predictions, or what can be taken away, in place of the timeline.

import { filler, h } from "./dom.js";
import { tr } from "./language.js";
import { predictionRows, summary } from "./predict.js";
import { downloadCsv, takeAway } from "./takeaway.js";

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
  update({ step, listed, chosen, covered, showing }) {
    const { state, lanes } = this;
    const rows = showing === "summary" ? predictionRows(state) : [];
    this.node.hidden = !showing;
    const names = { summary: tr("summary"), "take away": tr("take away") };
    this.node.setAttribute("aria-label", names[showing] ?? "");
    const callbacks = {
      download: () => downloadCsv("predictions", rows),
      startAgain: this.startAgain,
    };
    const parts = {
      "": () => [],
      summary: () => summary(rows, callbacks, state.isInNotebook),
      "take away": () => takeAway(state, { step, listed, chosen, covered, svg: lanes.svg }),
    };
    this.fill([showing, step.theme, listed, chosen, covered, rows], parts[showing]);
  }
}
