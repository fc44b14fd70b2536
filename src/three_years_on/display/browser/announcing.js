// What is shown in, what a reader of the screen hears of it out.

import { h } from "./dom.js";
import { tr, trn, written } from "./language.js";

/** @typedef {import("./state.js").State} State */

/** A line that is heard when it changes. */
export class Announcer {
  /** @param {string} name */
  constructor(name) {
    this.node = h("p", { class: name, role: "status" });
  }

  /** One text, changed once, as some browsers speak every change. */
  say(text, live = "polite") {
    this.node.setAttribute("aria-live", live);
    if (this.node.textContent !== text) this.node.textContent = text;
  }
}

/**
 * The place where one is, and what is shown there, in words.
 *
 * @param {State} state
 * @param {import("./state.js").Shown} shown
 */
export function inWords(state, { step, listed, chosen, covered, showing, isRecordOpen, isOverview }) {
  const { steps, milestones } = state.content;
  const number = { place: written(state.index() + 1), all: written(steps.length), theme: step.title };
  const place = isOverview ? tr("All themes") : tr("{place} of {all}: {theme}", number);
  const open = isRecordOpen && tr("the record is open");
  const asked = { summary: tr("summary is open"), "take away": tr("take away is open") }[showing];
  const themes = isOverview && trn("{count} row", "{count} rows", steps.length);
  const count = trn("{count} milestone shown", "{count} milestones shown", listed.length);
  const what = asked || themes || (covered && tr("covered")) || open || count;
  const { label, when } = milestones[chosen] ?? {};
  const said = chosen
    ? tr("Details of {milestone}, {when}", { milestone: label, when })
    : tr("{theme}, {shown}", { theme: place, shown: what });
  return { place, said };
}
