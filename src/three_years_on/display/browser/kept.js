// What readers wrote, kept in the page of a notebook: it outlives the kernel, and goes nowhere else.

import { STATE, WRITTEN } from "./names.js";

const KEPT_OF = { explainer: WRITTEN, quiz: STATE.quiz };
const PAGE_PLACE = Symbol.for("three-years-on written");

/** What the cells of a notebook keep: one place for all displays, each of which has its own script. */
function keptIn(notebook) {
  const kept = (globalThis[PAGE_PLACE] ??= new WeakMap());
  if (!kept.has(notebook)) kept.set(notebook, {});
  return kept.get(notebook);
}

/**
 * Give a display that is empty, as after a restart, what its cell showed before if it asks the
 * same, and keep what changes from now on; return what ends that.
 */
export function keepInPage(model, notebook) {
  const [view, cell] = [model.get("view"), model.get("cell")];
  const names = KEPT_OF[view];
  if (!names || !cell || !notebook) return () => {};
  const asked = model.get("content")?.steps ?? model.get("questions");
  const [kept, key] = [keptIn(notebook), JSON.stringify([cell, view, asked])];
  const keep = () => (kept[key] = Object.fromEntries(names.map((name) => [name, model.get(name)])));
  if (names.every((name) => Object.keys(model.get(name)).length === 0)) {
    for (const [name, value] of Object.entries(kept[key] ?? {})) {
      if (value.constructor === model.get(name)?.constructor) model.set(name, value);
    }
    model.save_changes();
  }
  keep();
  for (const name of names) model.on(`change:${name}`, keep);
  return () => names.forEach((name) => model.off(`change:${name}`, keep));
}
