// When a measure came: a timeline of the size of a word, and the same in words.

import { h } from "./dom.js";
import { momentName, svgElement } from "./marks.js";
import { markShape } from "./painting.js";
import { dayNumber } from "./timescale.js";

const [WIDTH, HEIGHT, EDGE_ROOM] = [120, 18, 6];

/**
 * @typedef {import("./content.d.ts").Statement} Statement
 * @typedef {import("./state.js").State} State
 */

function wordSized({ marks, may_be: mayBe }, { moments, milestones, lanes }) {
  const days = moments.map(({ day }) => dayNumber(day));
  const middles = marks.map(({ first, last }) => (dayNumber(first) + dayNumber(last)) / 2);
  const all = [...days, ...middles];
  const span = Math.max(...all) - Math.min(...all) || 1;
  const [from, until] = [Math.min(...all) - span / 5, Math.max(...all) + span / 8];
  const x = (day) => EDGE_ROOM + ((day - from) / (until - from)) * (WIDTH - 2 * EDGE_ROOM);
  const laneOf = ({ id }) => lanes.findIndex(({ id: lane }) => lane === milestones[id].lane);
  const middle = HEIGHT / 2;
  return svgElement(
    "svg",
    { class: "tyo-word-sized", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
    svgElement("path", { class: "tyo-word-axis", d: `M0 ${middle}H${WIDTH}` }),
    ...days.map((day, place) =>
      svgElement("path", {
        class: `tyo-word-moment ${momentName(place, days.length)}`,
        d: `M${x(day)} 0V${HEIGHT}`,
      }),
    ),
    ...marks.flatMap((mark, at) =>
      markShape(x(middles[at]), middle, laneOf(mark), 5.5, mayBe ? "half" : "full"),
    ),
  );
}

/**
 * @param {Statement} statement
 * @param {State} state
 */
export function datedLine({ dated }, state) {
  if (!dated) return "";
  return h(
    "p",
    { class: `tyo-dated${dated.is_older ? " tyo-older" : ""}` },
    wordSized(dated, state.content.timeline),
    h("span", {}, dated.told),
  );
}
