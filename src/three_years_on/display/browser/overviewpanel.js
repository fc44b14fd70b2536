// All themes at a glance, with the ways to use the whole: the first step.

import { h } from "./dom.js";
import { tr } from "./language.js";
import { Overview } from "./overview.js";
import { Tools } from "./tools.js";

/** @typedef {import("./state.js").State} State */

export class OverviewPanel {
  /**
   * @param {State} state
   * @param {{ go(place: number, milestone?: string): void, present(): void,
   *   toggle(name: string): void }} callbacks
   * @param {string} id
   */
  constructor(state, callbacks, id) {
    this.state = state;
    this.node = h("div", { class: "tyo-opening", id, role: "tabpanel", "aria-label": tr("All themes") });
    this.node.hidden = true;
    if (!state.hasOverview) return;
    const { steps, overview } = state.content;
    const placeOf = (theme) => steps.findIndex((step) => step.theme === theme);
    this.tools = new Tools(state, callbacks);
    this.overview = new Overview(overview, {
      go: (theme) => callbacks.go(placeOf(theme)),
      open: (milestone, theme) => callbacks.go(placeOf(theme), milestone),
    });
    this.overview.tools.append(this.tools.node);
    this.node.append(this.overview.element);
  }

  /** @param {import("./state.js").Shown} shown */
  update(shown) {
    if (!this.state.hasOverview) return;
    this.node.hidden = !shown.isOverview;
    this.tools.update(shown);
    const covered = this.state.coveredThemes();
    this.overview.cover(covered);
    this.overview.fit();
  }
}
