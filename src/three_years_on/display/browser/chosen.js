// Which of the languages that the page holds the address asks for, and the page in that language.

import { inFurtherLanguage } from "./further.js";
import { unpacked } from "./packed.js";

const FIRST = document.documentElement.lang;
const near = (code) => code.toLowerCase().split("-")[0];

/** The language asked for, else one that is near, else the first. */
export function chosenLanguage() {
  const asked = new URLSearchParams(location.hash.slice(1)).get("lang")?.toLowerCase();
  const packed = [...document.querySelectorAll('script[id^="state-"]')];
  const codes = [FIRST, ...packed.map(({ id }) => id.slice("state-".length))];
  const exact = codes.find((code) => code.toLowerCase() === asked);
  return exact || (asked && codes.find((code) => near(code) === near(asked))) || FIRST;
}

/** What the address says of a language: nothing of the first. */
export const saidOf = (code) => (code === FIRST ? {} : { lang: code });

/**
 * The state in a language; the words of the page around it become those of that language.
 *
 * @param {Element} page
 */
export async function stateIn(page, code) {
  const first = await unpacked(page.querySelector("#state").textContent);
  if (code === FIRST) return first;
  const further = await unpacked(document.getElementById(`state-${code}`).textContent);
  const state = inFurtherLanguage(first, further);
  const words = new DOMParser().parseFromString(further.words, "text/html");
  const opening = document.documentElement;
  const handout = /** @type {HTMLElement} */ (page.querySelector(".tyo-document"));
  Object.assign(handout, { lang: FIRST, dir: opening.dir || "ltr" });
  Object.assign(opening, { lang: code, dir: state.language.direction });
  document.title = words.title;
  for (const place of ["header h1", "header p", "main h2"]) {
    page.querySelector(place).replaceWith(words.querySelector(place.split(" ")[1]));
  }
  return state;
}
