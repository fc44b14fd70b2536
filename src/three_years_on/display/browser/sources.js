// A source, as a link with who stands behind it.

import { h, marked } from "./dom.js";
import { tr } from "./language.js";

/** @typedef {import("./content.d.ts").Source} Source */

/** A link that leaves the display. */
export const outward = (href, attributes, ...words) =>
  h("a", { href, target: "_blank", rel: "noopener noreferrer", ...attributes }, ...words);

/** @param {Source} source */
export function sourceTitle({ title, url, language: lang }) {
  const text = /^(ja|zh)(-|$)/.test(lang) ? [title] : marked(title);
  if (!url) return h("span", { lang, dir: "auto" }, ...text);
  return outward(url, { lang, dir: "auto" }, ...text);
}

/** @param {Source} source */
export const aboutSource = ({ about }) => marked(about);

/**
 * A way to a stored copy: the one that somebody looked at, or else what may be near its day.
 *
 * @param {Pick<Source, "url" | "published" | "archived_url" | "archived_on">} source
 */
export function storedCopy({ url, published, archived_url: archived, archived_on: day }) {
  if (!url && !archived) return "";
  const near = ["https://web.archive.org/web", published.replaceAll("-", ""), url].filter(Boolean).join("/");
  const seen = day ? tr("Stored copy of {day}", { day }) : tr("Stored copy");
  const words = archived ? seen : tr("Stored copies (not checked by us)");
  return outward(archived || near, { class: "tyo-small" }, words);
}

/** @param {Source} source */
export function sourceItem(source) {
  return h("li", {}, sourceTitle(source), " ", ...aboutSource(source), " ", storedCopy(source));
}
