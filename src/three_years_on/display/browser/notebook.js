// Where a notebook finds the widgets: anywidget reads what this exports.

import { keepInPage } from "./kept.js";
import { keepFromShortcuts } from "./keys.js";
import { inflated } from "./packed.js";
import { render } from "./widget.js";

/** A model whose words are sent packed, as a display reads it. */
async function opened(model) {
  const packed = model.get("content");
  if (!packed) return model;
  const content = await inflated(packed);
  return {
    get: (name) => (name === "content" ? content : model.get(name)),
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
