// Where a notebook finds the widgets: anywidget reads what this exports.

import { keepInPage } from "./kept.js";
import { keepFromShortcuts } from "./keys.js";
import { inflated } from "./packed.js";
import { render } from "./widget.js";

/** A model whose words and language are sent packed, as a display reads it. */
async function opened(model) {
  const packed = ["content", "language"].filter((name) => model.get(name));
  const values = await Promise.all(packed.map((name) => inflated(model.get(name))));
  const read = Object.fromEntries(packed.map((name, at) => [name, values[at]]));
  return {
    get: (name) => read[name] ?? model.get(name),
    set: (name, value) => model.set(name, value),
    save_changes: () => model.save_changes(),
    on: (event, listener) => model.on(event, listener),
    off: (event, listener) => model.off(event, listener),
  };
}

export default {
  async render({ model, el }) {
    const read = await opened(model);
    const keeping = keepInPage(read, model.widget_manager); // one for a notebook, also after a restart
    const ends = [keeping, render({ model: read, el }), keepFromShortcuts(el)];
    return () => ends.forEach((end) => end());
  },
};
