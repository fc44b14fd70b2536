// The browser half of every widget: which display a model gets.

import { View } from "./explainer.js";
import { IndicatorView } from "./indicators.js";
import { speak } from "./language.js";
import { STATE } from "./names.js";
import { QuizView } from "./quiz.js";

const VIEWS = { explainer: View, timeline: View, indicators: IndicatorView, quiz: QuizView };

/**
 * @template Traits
 * @typedef {import("./model.d.ts").Model<Traits>} Model
 */
/**
 * @typedef {import("./content.d.ts").ExplainerModel} ExplainerModel
 * @typedef {import("./content.d.ts").IndicatorModel} IndicatorModel
 * @typedef {import("./content.d.ts").QuizModel} QuizModel
 * @typedef {import("./content.d.ts").TimelineModel} TimelineModel
 */

/**
 * Keep a trait and its place in a list, which is what other controls know, in step.
 *
 * @param {Model<TimelineModel>} model
 * @param {"theme" | "kind"} name
 * @param {string[]} values
 * @param {(trait: string, listener: () => void) => void} on
 */
function linkToPlace(model, name, values, on) {
  const place = /** @type {const} */ (`${name}_index`);
  on(place, () => {
    model.set(name, values[model.get(place)] ?? "");
    model.save_changes();
  });
  on(name, () => {
    model.set(place, values.indexOf(model.get(name)));
    model.save_changes();
  });
}

/**
 * What stands around the timeline explorer is linked with it.
 *
 * @param {Model<TimelineModel>} model
 */
function linkAround(model, on) {
  const { themes, kinds } = model.get("content");
  linkToPlace(model, "theme", ["", ...themes.map(({ id }) => id)], on);
  linkToPlace(model, "kind", ["", ...kinds], on);
}

/** @param {{ model: Model<any>, el: HTMLElement }} given */
export function render({ model, el }) {
  /** @type {Model<ExplainerModel | IndicatorModel | QuizModel | TimelineModel>} */
  const one = model;
  const name = one.get("view");
  speak(one.get("language"), model.get("content")?.explainer);
  const view = new VIEWS[name](model, el);
  const ends = [];
  const on = (trait, listener) => {
    model.on(`change:${trait}`, listener);
    ends.push(() => model.off(`change:${trait}`, listener));
  };
  for (const trait of STATE[name]) on(trait, () => view.update());
  // Charts come after the first view, which they leave as it is.
  if ("drawn" in view) on("charts", () => view.drawn());
  if (name === "timeline") linkAround(model, on);
  return () => ends.forEach((end) => end());
}
