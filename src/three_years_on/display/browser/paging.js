// Items in, pages of them out: as many on each as are seen without scrolling.

import { tr, written } from "./language.js";

/**
 * Share items out over as few pages as there must be, and where it goes, evenly.
 *
 * @template Item
 * @param {Item[]} items
 * @param {(page: Item[]) => boolean} fits whether a page shows them
 * @returns {Item[][]}
 */
export function sharedOut(items, fits) {
  /** @type {Item[][]} */
  const full = [];
  for (const item of items) {
    const page = full.at(-1);
    if (page && fits([...page, item])) page.push(item);
    else full.push([item]);
  }
  if (full.length < 2) return full;
  const even = cutInto(items, full.length);
  return even.length === full.length && even.every(fits) ? even : full;
}

/**
 * Cut a list into so many parts, of which none is longer than another by more than one.
 *
 * @template Item
 * @param {Item[]} items
 * @param {number} number
 * @returns {Item[][]}
 */
export function cutInto(items, number) {
  const edge = (at) => Math.round((at * items.length) / number);
  return Array.from({ length: number }, (_, at) => items.slice(edge(at), edge(at + 1)));
}

export const pageNumber = (at, length) =>
  length > 1 ? tr("{place} of {all}", { place: written(at + 1), all: written(length) }) : "";

/** What a page is called, and what it is of: where there are several, which of them it is. */
export function pageName(name, at, length) {
  const page = { title: name, place: written(at + 1), all: written(length) };
  return { of: name, name: length > 1 ? tr("{title}, {place} of {all}", page) : name };
}
