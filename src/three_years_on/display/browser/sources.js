// A source, as a link with who stands behind it.

import { h, marked } from "./dom.js";

/** @typedef {import("./content.d.ts").Source} Source */

/** @param {Source} source */
export function sourceTitle({ title, url, language: lang }) {
  const text = /^(ja|zh)(-|$)/.test(lang) ? [title] : marked(title);
  if (!url) return h("span", { lang, dir: "auto" }, ...text);
  return h("a", { href: url, lang, dir: "auto", target: "_blank", rel: "noopener noreferrer" }, ...text);
}

/** @param {Source} source */
export const aboutSource = ({ about }) => marked(about);

/** @param {Source} source */
export function sourceItem(source) {
  return h("li", {}, sourceTitle(source), " ", ...aboutSource(source));
}
