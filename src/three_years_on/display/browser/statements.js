// The statements of the article, moment by moment.

import { h, quoted } from "./dom.js";
import { datedLine } from "./dated.js";
import { around, asWritten, isolated, trn, written } from "./language.js";
import { markElement, momentName } from "./marks.js";
import { outward } from "./sources.js";
import { markOf } from "./tally.js";

/**
 * @typedef {import("./content.d.ts").Side} Side
 * @typedef {import("./content.d.ts").Statement} Statement
 * @typedef {import("./state.js").State} State
 * @typedef {{ open(milestone: string): void, check(statement: string): void }} Callbacks
 */

const STATEMENT_MARK = 22;

/** Parts of a line with points between them; the place says its full words, and leads there. */
function metaParts({ meta, fragment }, { url }) {
  return meta.flatMap(({ text, spoken, strong }, at) => {
    const point = at ? [h("span", { "aria-hidden": "true" }, " · ")] : [];
    if (strong) return [...point, h("b", {}, text)];
    if (!spoken) return [...point, h("span", {}, text)];
    const seen = h("span", { "aria-hidden": "true", title: spoken }, text);
    const words = [seen, h("span", { class: "tyo-unseen" }, spoken)];
    return [...point, ...(url ? [outward(url + fragment, {}, ...words)] : words)];
  });
}

/**
 * @param {Statement} statement
 * @param {State} state
 * @param {Callbacks} callbacks
 */
function statementItem(statement, state, callbacks) {
  const { id, kind, summary, reason, mentions, check, language } = statement;
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
      h("p", { ...asWritten("statements", language), class: "tyo-said-there" }, summary),
      h(
        "p",
        { class: "tyo-meta tyo-with-ways" },
        h("span", {}, ...metaParts(statement, state.content.article)),
        ways.length ? h("span", { class: "tyo-ways" }, ...ways) : "",
      ),
      datedLine(statement, state),
      reason ? h("p", { class: "tyo-meta" }, ...around("Why here: {reason}", { reason: quoted(reason) })) : "",
    ),
  );
}

/** The way to the figures of a statement or, where there are none, to what remains open. */
function checkButton(id, figures, { content }, callbacks) {
  const onclick = () => callbacks.check(id);
  const button = { type: "button", class: "tyo-link", "data-checks": id, onclick };
  if (!figures) return h("button", button, content.said.remains_open);
  return h("button", button, trn("Check: {count} figure", "Check: {count} figures", figures));
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
  const number = length > 2 ? `${written(place + 1)} · ` : "";
  const moment = h("bdi", asWritten("moments"), side.label);
  const own = side.statements.length ? h("ul", { role: "list" }, ...side.statements.map(item)) : "";
  return h(
    "section",
    {
      class: `tyo-side ${momentName(place, length)}`,
      tabindex: -1,
      "aria-label": `${isolated(side.label)} ${side.day}`,
    },
    h("h4", {}, number, ...around("{moment}, {day}", { moment, day: side.day })),
    side.note ? h("p", { ...asWritten("moments"), class: "tyo-meta" }, side.note) : "",
    own,
    side.missing ? h("p", { class: "tyo-missing" }, side.missing) : "",
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
  const { length } = background;
  const words = trn("+ {count} background sentence", "+ {count} background sentences", length);
  return h(
    "details",
    { class: "tyo-background" },
    h("summary", {}, words),
    h("ul", { role: "list" }, ...background.map(item)),
  );
}
