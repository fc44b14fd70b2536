// Where a notebook finds the widgets: anywidget reads what this exports.

import { render } from "./widget.js";

export default { render };
