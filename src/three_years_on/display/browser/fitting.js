// What both ways of laying a timeline out share: sizes, words that are to fit, intervals in a row.

export const SIZES = { row: 17, mark: 5, large: 8, bars: 40, lasting: 6 };
// More milestones than this are counted, not drawn one by one.
export const CROWD = 200;

/** The lanes that hold a milestone, each with its place among all. */
export function usedLanes({ lanes, milestones }) {
  const used = new Set(milestones.map(({ lane }) => lane));
  return lanes.map((lane, index) => ({ ...lane, index })).filter(({ index }) => used.has(index));
}

/**
 * A plan with nothing in it yet.
 *
 * @returns {any}
 */
export function emptyPlan(width, upright) {
  const names = [
    "texts",
    "marks",
    "periods",
    "arrows",
    "bars",
    "ticks",
    "regions",
    "moments",
    "lanes",
    "breaks",
  ];
  return { upright, width, ...Object.fromEntries(names.map((name) => [name, []])) };
}

/** Break words into lines no wider than `room`; a word that is wider is broken as well. */
export function wrapped(text, room, measure, isBold = false) {
  const lines = [];
  for (const word of text.split(" ").flatMap((one) => broken(one, room, measure, isBold))) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && measure(longer, isBold) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The word, or the parts of it that have room; marks stay with their letter. */
function broken(word, room, measure, isBold) {
  if (measure(word, isBold) <= room) return [word];
  const parts = [""];
  for (const letter of word.match(/.\p{M}*/gsu)) {
    const longer = parts.at(-1) + letter;
    if (parts.at(-1) && measure(longer, isBold) > room) parts.push(letter);
    else parts[parts.length - 1] = longer;
  }
  return parts;
}

export const overlaps = (a, b) => a[0] < b[1] && b[0] < a[1];

/** A row takes intervals that touch no other in it. */
export class IntervalRow {
  constructor() {
    this.taken = [];
  }

  isFree(...intervals) {
    return intervals.every((one) => !this.taken.some((other) => overlaps(one, other)));
  }

  take(...intervals) {
    this.taken.push(...intervals);
  }
}
