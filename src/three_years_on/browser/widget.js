// The browser half of every widget: which display a model gets.

import { View } from "./explainer.js";
import { IndicatorView } from "./indicators.js";
import { keepKeysAround } from "./keys.js";
import { QuizView } from "./quiz.js";

/** Keep a trait and its place in a list, which is what other controls know, in step. */
function linkToPlace(model, name, values, on) {
  const place = `${name}_index`;
  on(place, () => {
    model.set(name, values[model.get(place)] ?? "");
    model.save_changes();
  });
  on(name, () => {
    model.set(place, values.indexOf(model.get(name)));
    model.save_changes();
  });
}

const FILTERS = ["theme", "milestone", "named_only", "kind", "query"];
const READING = ["record_open", "checked", "predicting", "predictions", "revealed"];
const STATE = [...FILTERS, ...READING];

/** Show a view that hangs on one trait alone. */
function renderOne(view, model, name) {
  const update = () => view.update();
  model.on(`change:${name}`, update);
  return () => model.off(`change:${name}`, update);
}

export function render({ model, el }) {
  if (model.get("questions")) return renderOne(new QuizView(model, el), model, "tries");
  if (model.get("indicator") !== undefined) {
    return renderOne(new IndicatorView(model, el), model, "indicator");
  }
  const view = new View(model, el);
  const ends = [];
  const on = (name, listener) => {
    model.on(`change:${name}`, listener);
    ends.push(() => model.off(`change:${name}`, listener));
  };
  for (const name of STATE) on(name, () => view.update());
  if (view.state.isAlone) {
    const { themes, kinds } = view.state.content;
    linkToPlace(model, "theme", ["", ...themes.map(({ id }) => id)], on);
    linkToPlace(model, "kind", ["", ...kinds], on);
    keepKeysAround(el);
  }
  return () => ends.forEach((end) => end());
}
