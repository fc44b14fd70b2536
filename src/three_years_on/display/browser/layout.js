// What a timeline shows, a width and measured words in, where everything stands out: no elements.
//
// All lengths are in pixels. Boxes are computed from left to right and mirrored at the very end.
// `shown` holds, with days counted from 1970:
//   lanes: [{id, label}], moments: [{day, text}], spans and months: words, range: [first, last] or none,
//   milestones, by date: [{id, label, short, until, said, first, last, end, lane, by, relation, moment, placed, certain}],
//   where what lasts has an `end` after `last`, and `lane` and `moment` (-1 for none) are places in `lanes` and `moments`.

import { Across } from "./across.js";
import { Upright } from "./upright.js";

const UPRIGHT_BELOW = 640;
const LABEL_ROWS = 4;

/**
 * Lay a timeline out.
 *
 * `measure(text, isBold)` gives the width of words as they will be drawn. Options: `scale` of all
 * sizes, `rtl`, `opened` (a set of what stands open in a crowd), and `height` that is not to be passed.
 */
export function layOut(
  shown,
  width,
  measure,
  { scale = 1, rtl = false, opened = new Set(), height = undefined } = {},
) {
  const sized = (text, isBold = false) => measure(text, isBold) + 1;
  const setting = { shown, width, measure: sized, scale, opened };
  let plan = null;
  if (width < UPRIGHT_BELOW * scale) plan = new Upright(setting).plan();
  else {
    for (let rows = LABEL_ROWS; rows > 0 && !(plan && isWithin(plan, height)); rows--) {
      plan = new Across(setting, rows).plan();
    }
  }
  plan.labelled = new Set(plan.texts.filter(({ id }) => id !== undefined).map(({ id }) => id)).size;
  return rtl ? mirrored(plan) : plan;
}

const isWithin = (plan, height) => height === undefined || plan.height <= height;

function mirrored(plan) {
  const { width } = plan;
  const other = (part) => {
    const turned = { ...part, x: width - part.x };
    if (part.width !== undefined && part.anchor === undefined) turned.x -= part.width;
    if (part.to !== undefined) turned.to = width - part.to;
    if (part.iconX !== undefined) turned.iconX = width - part.iconX;
    return turned;
  };
  const lists = Object.entries(plan).filter(([, value]) => Array.isArray(value));
  return {
    ...plan,
    ...Object.fromEntries(lists.map(([name, list]) => [name, list.map(other)])),
    rtl: true,
  };
}

/** Where words stand that hang on `x` by their start, middle or end. */
export function textBox({ x, y, width, height, anchor }, rtl = false) {
  const share = { start: 0, middle: 0.5, end: 1 }[anchor];
  return { x: x - width * (rtl ? 1 - share : share), y: y - height / 2, width, height };
}
