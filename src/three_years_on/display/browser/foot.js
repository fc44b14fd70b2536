// The foot of a presentation: where we are, and what can be done.

import { focusNear, h } from "./dom.js";
import { direction, tr, written } from "./language.js";

/** @typedef {import("./slides.js").Slide} Slide */

export class Foot {
  /**
   * @param {{ move(by: number): void, count(): void, blank(): void, notes(): void, leave(): void }} callbacks
   */
  constructor({ move, count, blank, notes, leave }) {
    this.theme = h("span", { class: "tyo-foot-theme" });
    this.progress = h("span", { class: "tyo-foot-progress" });
    this.number = h("span", {});
    const tool = (text, name, onclick) =>
      h("button", { type: "button", "aria-label": name, title: name, onclick }, text);
    const [back, on] = direction() === "rtl" ? ["→", "←"] : ["←", "→"];
    this.counting = tool("H", tr("Count hands (H)"), count);
    this.tools = h(
      "div",
      { class: "tyo-foot-tools" },
      tool(back, tr("Back ({key})", { key: back }), () => move(-1)),
      tool(on, tr("On ({key})", { key: on }), () => move(1)),
      this.counting,
      tool("B", tr("Blank (B)"), blank),
      tool("N", tr("Notes (N)"), notes),
      tool(tr("Leave"), tr("Leave (Esc)"), leave),
    );
    // A reader of the screen hears the place.
    const seen = h("p", { "aria-hidden": "true" }, this.theme, this.progress, this.number);
    this.node = h("div", { class: "tyo-foot" }, seen, this.tools);
  }

  hasFocus() {
    return this.tools.contains(focusNear(this.tools));
  }

  /**
   * @param {Node | string} title of the theme
   * @param {number} at which slide is shown
   * @param {Slide[]} slides
   * @param {boolean} isCounting whether hands are counted, where a slide votes
   */
  show(title, at, slides, isCounting) {
    this.theme.replaceChildren(title);
    this.number.textContent = tr("{place} of {all}", { place: written(at + 1), all: written(slides.length) });
    this.counting.hidden = !slides[at].votes;
    this.counting.setAttribute("aria-pressed", String(isCounting));
    this.progress.replaceChildren(...slides.map((_, place) => h("i", { class: place <= at ? "tyo-done" : null })));
  }
}
