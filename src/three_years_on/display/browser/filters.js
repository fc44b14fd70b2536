// What is chosen of the timeline, and what may stand in its place: in the line above it.

import { h } from "./dom.js";
import { asWritten, tr } from "./language.js";

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
      h("option", { value: "" }, tr("all kinds")),
      ...state.content.kinds.map((kind) => h("option", { ...asWritten(), value: kind }, kind)),
    );
    this.kind.addEventListener("change", () => state.set({ kind: this.kind.value }));
    this.toggle = h("button", { type: "button", onclick: () => state.toggleTable() });
    this.onlyNamed = h("label", {}, this.named, " ", tr("only those the article names or may mean"));
    this.recordToggle = h("button", { type: "button", onclick: () => state.toggleRecord() });
    this.recordToggle.textContent = tr("Open the record");
    this.kinds = h("label", {}, h("span", { class: "tyo-unseen" }, tr("kind"), " "), this.kind);
    this.kinds.hidden = state.content.kinds.length < 2;
    this.hasMentions = Object.values(state.content.milestones).some(({ mentioned }) => mentioned);
    this.node = h(
      "div",
      { class: "tyo-filters", role: "group", "aria-label": tr("Milestones shown") },
      ...(state.isAlone ? [] : [this.onlyNamed, this.kinds, this.toggle, this.recordToggle]),
    );
  }

  /** @param {import("./state.js").Shown} shown */
  update({ covered, hasRecord }) {
    this.named.checked = this.state.get("named_only");
    this.kind.value = this.state.get("kind");
    this.onlyNamed.hidden = covered || !this.hasMentions;
    this.toggle.textContent = this.state.asTable ? tr("As a picture") : tr("As a table");
    this.recordToggle.hidden = !hasRecord;
  }
}
