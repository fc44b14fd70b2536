// The statements of the article, moment by moment.

import { count, h } from "./dom.js";

/**
 * @typedef {import("./content.d.ts").Side} Side
 * @typedef {import("./content.d.ts").Statement} Statement
 * @typedef {import("./state.js").State} State
 * @typedef {{ open(milestone: string): void, check(statement: string): void }} Callbacks
 */

/**
 * @param {Statement} statement
 * @param {State} state
 * @param {Callbacks} callbacks
 */
function statementItem(statement, state, callbacks) {
  const { id, kind, summary, about, reason, mentions, check } = statement;
  const covered = state.isCovered(state.step());
  const item = h(
    "li",
    { class: `tyo-${kind}` },
    h("p", {}, summary),
    h(
      "p",
      { class: "tyo-links tyo-small" },
      h("span", {}, about.join(" · ")),
      check && !covered ? checkButton(id, check.figures.length, callbacks) : "",
    ),
  );
  if (reason) {
    const note = `${state.content.said.placed_here_not_article} ${reason}`;
    item.append(h("p", { class: "tyo-small tyo-ours" }, note));
  }
  if (mentions.length && !covered) {
    const links = mentions.map(({ milestone, text }) => {
      const onclick = () => callbacks.open(milestone);
      return h("button", { type: "button", class: "tyo-link", "data-opens": milestone, onclick }, text);
    });
    item.append(h("p", { class: "tyo-links" }, ...links));
  }
  return item;
}

function checkButton(id, figures, callbacks) {
  const onclick = () => callbacks.check(id);
  const button = { type: "button", class: "tyo-link", "data-checks": id, onclick };
  return h("button", button, `Check: ${figures ? count(figures, "figure") : "no figure"}`);
}

/**
 * @param {Side} side
 * @param {State} state
 * @param {Callbacks} callbacks
 * @param {Node | string} [compared] what a reader predicted, beside it
 */
export function sideColumn(side, state, callbacks, compared) {
  const item = (statement) => statementItem(statement, state, callbacks);
  const missing = side.missing && h("li", { class: "tyo-missing" }, h("p", {}, side.missing));
  const items = [
    ...side.statements.map(item),
    missing,
    ...[...side.placed, ...side.background].map(item),
  ];
  return h(
    "section",
    { class: "tyo-side", tabindex: 0, "aria-label": `${side.label} ${side.day}` },
    h("h4", {}, side.name),
    h("p", { class: "tyo-small" }, side.note),
    compared,
    h("ul", {}, ...items),
  );
}
