// The browser half of every widget: which display a model gets.

import { View } from "./explainer.js";
import { IndicatorView } from "./indicators.js";

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

/** Keep keys from JupyterLab in controls that stand around the widget. */
function keepKeysAround(el) {
  const observer = new ResizeObserver(() => {
    const around = el.closest(".tyo-keys");
    around?.addEventListener("keydown", (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
    });
    observer.disconnect();
  });
  observer.observe(el);
}

const FILTERS = ["theme", "milestone", "named_only", "kind", "query"];
const READING = ["record_open", "checked", "predicting", "predictions", "revealed"];
const STATE = [...FILTERS, ...READING];

function renderIndicators(model, el) {
  const view = new IndicatorView(model, el);
  const update = () => view.update();
  model.on("change:indicator", update);
  return () => model.off("change:indicator", update);
}

export function render({ model, el }) {
  if (model.get("indicator") !== undefined) return renderIndicators(model, el);
  const view = new View(model, el);
  const ends = [];
  const on = (name, listener) => {
    model.on(`change:${name}`, listener);
    ends.push(() => model.off(`change:${name}`, listener));
  };
  for (const name of STATE) on(name, () => view.update());
  if (view.alone) {
    const { themes, kinds } = view.content;
    linkToPlace(model, "theme", ["", ...themes.map(({ id }) => id)], on);
    linkToPlace(model, "kind", ["", ...kinds], on);
    keepKeysAround(el);
  }
  return () => ends.forEach((end) => end());
}
