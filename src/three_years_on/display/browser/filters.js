// The line above the timeline: what it shows, and what may stand in its place.

import { h } from "./dom.js";

/** @typedef {import("./state.js").State} State */

export class Filters {
  /** @param {State} state */
  constructor(state) {
    this.state = state;
    this.named = h("input", { type: "checkbox" });
    this.named.addEventListener("change", () => state.set({ named_only: this.named.checked }));
    this.kind = h(
      "select",
      {},
      h("option", { value: "" }, "all"),
      ...state.content.kinds.map((kind) => h("option", { value: kind }, kind)),
    );
    this.kind.addEventListener("change", () => state.set({ kind: this.kind.value }));
    this.toggle = h("button", { type: "button", onclick: () => state.toggleTable() });
    this.said = h("span", { class: "tyo-small" });
    const filters = [
      h("label", {}, this.named, " only those named or perhaps meant"),
      h("label", {}, "kind ", this.kind),
      this.said,
      this.toggle,
    ];
    this.filtering = h(
      "div",
      { class: "tyo-filtering", role: "group", "aria-label": "Milestones shown" },
      ...(state.isAlone ? [this.said] : filters),
    );
    this.recordToggle = h("button", { type: "button", onclick: () => state.toggleRecord() });
    this.cover = h("p", { class: "tyo-small" }, "Timeline and record open when you reveal.");
    const controls = state.isAlone ? [] : [this.recordToggle, this.cover];
    this.node = h("div", { class: "tyo-filters" }, this.filtering, ...controls);
  }

  /**
   * @param {import("./state.js").Shown} shown
   * @param {boolean} isCrowded whether the picture names none of the milestones that it shows
   */
  update({ step, listed, covered, hasTimeline, hasRecord, isRecordOpen }, isCrowded) {
    this.named.checked = this.state.get("named_only");
    this.kind.value = this.state.get("kind");
    const named = isCrowded ? "; the table names them, the picture has no room" : "";
    this.said.textContent = `${listed.length} of ${step.milestones.length} shown${named}`;
    this.toggle.textContent = this.state.asTable ? "Show as a picture" : "Show as a table";
    this.filtering.hidden = !hasTimeline || covered;
    this.cover.hidden = !covered;
    this.recordToggle.hidden = !hasRecord;
    this.recordToggle.textContent = isRecordOpen ? "Back to the timeline" : "Open the record";
    this.recordToggle.setAttribute("aria-expanded", String(isRecordOpen));
  }
}
