// Where a notebook finds the widgets: anywidget reads what this exports.

import { keepFromShortcuts } from "./keys.js";
import { render } from "./widget.js";

export default {
  render(given) {
    const ends = [render(given), keepFromShortcuts(given.el)];
    return () => ends.forEach((end) => end());
  },
};
