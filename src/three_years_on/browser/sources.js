// A source, as a link with who stands behind it.

import { h, isSafe, marked } from "./dom.js";

export function sourceTitle({ title, url, language }) {
  const lang = language === "zh" ? "zh-Hans" : language;
  const text = ["ja", "zh"].includes(language) ? [title] : marked(title);
  if (!isSafe(url)) return h("span", { lang }, ...text);
  return h("a", { href: url, lang, target: "_blank", rel: "noopener noreferrer" }, ...text);
}

export function aboutSource({ publisher, kind, published, note }) {
  return marked([publisher, kind, published, note].filter(Boolean).join(" · "));
}

export function sourceItem(source) {
  return h("li", {}, sourceTitle(source), " ", ...aboutSource(source));
}
