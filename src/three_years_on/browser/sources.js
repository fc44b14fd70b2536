// A source, as a link with who stands behind it.

import { h, isSafe } from "./dom.js";

export function sourceTitle({ title, url, language }) {
  const lang = language === "zh" ? "zh-Hans" : language;
  if (!isSafe(url)) return h("span", { lang }, title);
  return h("a", { href: url, lang, target: "_blank", rel: "noopener noreferrer" }, title);
}

export function aboutSource({ publisher, kind, published, note }) {
  return [publisher, kind, published, note].filter(Boolean).join(" · ");
}

export function sourceItem(source) {
  return h("li", {}, sourceTitle(source), ` ${aboutSource(source)}`);
}
