// What every part makes elements with.

import { asWritten, isolated, spacing, tr } from "./language.js";

/** @typedef {import("./content.d.ts").Original} Original */

/**
 * Make an element; every text is set as text, never as markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} attributes
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
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
 * The first element inside another that a selector finds.
 *
 * @param {Element | undefined} node
 * @param {string} selector
 * @returns {HTMLElement | null | undefined}
 */
export const inside = (node, selector) => node?.querySelector(selector);

/**
 * What has the focus. In marimo the display stands in a shadow root, and the document names only
 * what holds that.
 *
 * @param {Node} node any node of the display
 * @returns {Element | null | undefined} nothing while the node stands nowhere
 */
export const focusNear = (node) => /** @type {Document} */ (node.getRootNode()).activeElement;

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

/**
 * The title in its own language, marked so that it is read aloud and drawn rightly.
 *
 * @param {{ original: Original | null }} titled
 */
export function originalTitle({ original }) {
  if (!original) return "";
  return h("span", { lang: original.language, dir: "auto", class: "tyo-original" }, original.title);
}

/** A text in which every Chinese run says that it is Chinese, and no line ends within a day. */
export function marked(text) {
  const runs = text.split(/(\p{Script=Han}+|\d{4}-\d\d(?:-\d\d)?)/u);
  const attributes = (run) => (/\d/.test(run) ? { class: "tyo-day" } : { lang: "zh-Hans" });
  return runs.map((run, at) => (at % 2 ? h("span", attributes(run), run) : run));
}

/** Words of the tables among ours, which keep their language and direction. */
export function quoted(text, table = "", own = "") {
  const language = asWritten(table, own);
  return language.lang ? h("bdi", language, text) : isolated(text);
}

/** What stands before a text and says what it is. */
export const leadIn = (head) => h("b", {}, tr("{head}:", { head }), spacing());

/**
 * Parse a drawing, which comes from Python as text.
 *
 * @param {string} drawing
 */
export function parsed(drawing) {
  const { documentElement } = new DOMParser().parseFromString(drawing, "image/svg+xml");
  return /** @type {SVGSVGElement} */ (document.importNode(/** @type {Node} */ (documentElement), true));
}
