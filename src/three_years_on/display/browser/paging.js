// Items in, pages of them out: as many on each as are seen without scrolling.

/**
 * @template Item
 * @param {Item[]} items
 * @param {(page: Item[], at: number) => boolean} fits whether a page, counted from 0, shows them
 * @returns {Item[][]}
 */
export function sharedOut(items, fits) {
  /** @type {Item[][]} */
  const pages = [];
  for (const item of items) {
    const page = pages.at(-1);
    if (page && fits([...page, item], pages.length - 1)) page.push(item);
    else pages.push([item]);
  }
  return pages;
}

/** What a page is called: where there are several, which of them it is. */
export const pageName = (name, at, length) => (length > 1 ? `${name}, ${pageNumber(at, length)}` : name);

export const pageNumber = (at, length) => (length > 1 ? `${at + 1} of ${length}` : "");
