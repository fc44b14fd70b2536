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

/** The title in its own language, marked so that it is read aloud and drawn rightly. */
export function originalTitle({ original }) {
  if (!original) return "";
  return h("span", { lang: original.language, class: "tyo-original" }, original.title);
}

export const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
export const isSafe = (url) => /^https?:\/\//i.test(url);

/** Parse a drawing, which comes from Python as text. */
export function parsed(drawing) {
  const { documentElement } = new DOMParser().parseFromString(drawing, "image/svg+xml");
  return document.importNode(documentElement, true);
}
