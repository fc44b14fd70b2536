// What a theme holds, as marks of one line: calls, then what its outcomes rest on.

import { h } from "./dom.js";
import { tr, written } from "./language.js";
import { markElement, momentName } from "./marks.js";
import { MARKS } from "./shapes.js";

const SIZE = 11;
const MOST = 5; // above, one mark and a count

/**
 * @typedef {import("./content.d.ts").Side} Side
 * @typedef {import("./content.d.ts").Statement} Statement
 * @typedef {import("./content.d.ts").Step} Step
 */

/** @param {Statement} statement */
export const markOf = ({ kind, basis }) =>
  kind === "call" ? "call" : basis in MARKS ? basis : "outcome";

function marksOf(name, look, number) {
  const length = number > MOST ? 1 : number;
  const marks = Array.from({ length }, () => markElement(name, look, SIZE));
  return number > MOST ? [...marks, `×${written(number)}`] : marks;
}

/** Marks of statements, those that rest on the same beside each other. */
function grouped(statements, look) {
  const counts = new Map();
  for (const name of statements.map(markOf)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].flatMap(([name, number]) => marksOf(name, look, number));
}

/**
 * @param {Step} step
 * @param {boolean} covered whether what is reported is still to be predicted
 */
export function tally({ sides }, covered) {
  const groups = sides.map((side, place) => {
    const isCovered = covered && side.role === "reported";
    const own = side.statements.filter(({ kind }) => kind !== "setting");
    const marks = isCovered
      ? [h("span", { class: "tyo-tally-covered" }, tr("?"))]
      : [
          ...grouped(own, "filled"),
          ...(side.role === "reported" && side.missing && !own.length ? [h("span", { class: "tyo-tally-none" })] : []),
          ...grouped(side.placed, "dashed"),
        ];
    return h("span", { class: `tyo-tally-side ${momentName(place, sides.length)}` }, ...marks);
  });
  return h("span", { class: "tyo-tally", "aria-hidden": "true" }, ...groups);
}
