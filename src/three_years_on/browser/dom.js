// What every part makes elements with.

/** Make an element; every text is set as text, never as markup. */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null && child !== ""));
  return node;
}

/**
 * Say how to fill an element, but only when the values behind its parts are others than last
 * time: else what is in it stays, and so does the focus. The function tells whether it filled.
 */
export function filler(node) {
  let last;
  return (values, parts) => {
    const now = JSON.stringify(values);
    if (now === last) return false;
    last = now;
    node.replaceChildren(...parts());
    return true;
  };
}

/** The title in its own language, marked so that it is read aloud and drawn rightly. */
export function originalTitle({ original }) {
  if (!original) return "";
  return h("span", { lang: original.language, class: "tyo-original" }, original.title);
}

/** A text in which every Chinese run says that it is Chinese. */
export function marked(text) {
  const runs = text.split(/(\p{Script=Han}+)/u);
  return runs.map((run, at) => (at % 2 ? h("span", { lang: "zh-Hans" }, run) : run));
}

/** Words of a table that numbers may stand beside, whichever way their letters run. */
export const isolated = (words) => (RIGHT_TO_LEFT.test(words) ? `\u2068${words}\u2069` : words);
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

export const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
export const isSafe = (url) => /^https?:\/\//i.test(url);

/** Parse a drawing, which comes from Python as text. */
export function parsed(drawing) {
  const { documentElement } = new DOMParser().parseFromString(drawing, "image/svg+xml");
  return document.importNode(documentElement, true);
}
