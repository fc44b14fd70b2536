// The statements of the article, moment by moment.

import { count, h } from "./dom.js";
import { datedLine } from "./dated.js";
import { markElement, momentName } from "./marks.js";
import { markOf } from "./tally.js";

/**
 * @typedef {import("./content.d.ts").Side} Side
 * @typedef {import("./content.d.ts").Statement} Statement
 * @typedef {import("./state.js").State} State
 * @typedef {{ open(milestone: string): void, check(statement: string): void }} Callbacks
 */

const STATEMENT_MARK = 22;

/** Parts of a line with points between them; a short form says its full words. */
function metaParts(meta) {
  return meta.flatMap(({ text, spoken, strong }, at) => {
    const point = at ? [h("span", { "aria-hidden": "true" }, " · ")] : [];
    if (strong) return [...point, h("b", {}, text)];
    if (!spoken) return [...point, h("span", {}, text)];
    const seen = h("span", { "aria-hidden": "true", title: spoken }, text);
    return [...point, seen, h("span", { class: "tyo-unseen" }, spoken)];
  });
}

/**
 * @param {Statement} statement
 * @param {State} state
 * @param {Callbacks} callbacks
 */
function statementItem(statement, state, callbacks) {
  const { id, kind, summary, meta, reason, mentions, check } = statement;
  const look = reason ? "dashed" : "filled";
  const figures = check?.figures.length ?? 0;
  const mentioned = mentions.map(({ milestone, text }) => {
    const onclick = () => callbacks.open(milestone);
    return h("button", { type: "button", class: "tyo-link", "data-opens": milestone, onclick }, text);
  });
  const ways = [...(check ? [checkButton(id, figures, state, callbacks)] : []), ...mentioned];
  return h(
    "li",
    { class: `tyo-${kind}` },
    kind === "setting" ? "" : markElement(markOf(statement), look, STATEMENT_MARK),
    h(
      "div",
      {},
      h("p", { class: "tyo-said-there" }, summary),
      h(
        "p",
        { class: "tyo-meta tyo-with-ways" },
        h("span", {}, ...metaParts(meta)),
        ways.length ? h("span", { class: "tyo-ways" }, ...ways) : "",
      ),
      datedLine(statement, state),
      reason ? h("p", { class: "tyo-meta" }, `Why here: ${reason}`) : "",
    ),
  );
}

/** The way to the figures of a statement or, where there are none, to what remains open. */
function checkButton(id, figures, { content }, callbacks) {
  const onclick = () => callbacks.check(id);
  const button = { type: "button", class: "tyo-link", "data-checks": id, onclick };
  const words = figures ? `Check: ${count(figures, "figure")}` : content.said.remains_open;
  return h("button", button, words);
}

/**
 * @param {Side} side
 * @param {number} place of its moment among all
 * @param {State} state
 * @param {Callbacks} callbacks
 */
export function sideColumn(side, place, state, callbacks) {
  const item = (statement) => statementItem(statement, state, callbacks);
  const { length } = state.step().sides;
  const number = length > 2 ? `${place + 1} · ` : "";
  const own = side.statements.length ? h("ul", { role: "list" }, ...side.statements.map(item)) : "";
  return h(
    "section",
    {
      class: `tyo-side ${momentName(place, length)}`,
      tabindex: -1,
      "aria-label": `${side.label} ${side.day}`,
    },
    h("h4", {}, number, h("bdi", {}, side.label), `, ${side.day}`),
    side.note ? h("p", { class: "tyo-meta" }, side.note) : "",
    side.missing ? h("p", { class: "tyo-missing" }, side.missing) : "",
    own,
    side.placed.length ? placedFrame(side, item) : "",
    side.background.length ? backgroundFold(side, item) : "",
  );
}

function placedFrame(side, item) {
  return h(
    "div",
    { class: "tyo-placed" },
    h("p", { class: "tyo-placed-title" }, side.placed_title),
    h("ul", { role: "list" }, ...side.placed.map(item)),
  );
}

function backgroundFold({ background }, item) {
  const words = `+ ${count(background.length, "background sentence")}`;
  return h(
    "details",
    { class: "tyo-background" },
    h("summary", {}, words),
    h("ul", { role: "list" }, ...background.map(item)),
  );
}
