// One milestone in detail, and many as a table.

import { focusNear, h, originalTitle, quoted } from "./dom.js";
import { asWritten, tr, trn } from "./language.js";
import { sourceItem } from "./sources.js";
import { isFound } from "./state.js";

/**
 * @typedef {import("./content.d.ts").Milestone} Milestone
 * @typedef {import("./content.d.ts").ExplainerContent} Content
 */

// What tells how the article speaks of a milestone, and so what it reports.
const rowsOfArticle = () => [tr("In the article"), tr("Bears on")];
const rowsOfTable = () => [tr("Issued or done by"), tr("What it does"), tr("Citation"), tr("Notes")];

/**
 * @param {Milestone} milestone
 * @param {Content["sources"]} sources
 * @param {() => void} back
 * @param {boolean} [covered] whether what the article reports is still to be predicted
 */
export function details(milestone, sources, back, covered = false) {
  const ofArticle = rowsOfArticle();
  const rows = milestone.rows.filter(([name]) => !(covered && ofArticle.includes(name)));
  const ofTable = rowsOfTable();
  const written = asWritten("milestones", milestone.language);
  return h(
    "section",
    { class: "tyo-details", tabindex: -1, "aria-label": tr("Milestone: {title}", { title: milestone.title }) },
    h(
      "div",
      { class: "tyo-details-head" },
      h("h3", {}, quoted(milestone.title, "milestones", milestone.language), " ", originalTitle(milestone)),
      h("button", { type: "button", class: "tyo-back", onclick: back }, tr("Back (Esc)")),
    ),
    h(
      "dl",
      {},
      ...rows.flatMap(([name, text]) => [
        h("dt", {}, name),
        h("dd", ofTable.includes(name) ? written : {}, text),
      ]),
    ),
    ...(covered ? [] : milestone.mentions.map((text) => h("p", {}, text))),
    ...(milestone.sources.length ? [h("h4", {}, tr("Sources")), sourceList(milestone, sources)] : []),
  );
}

const sourceList = (milestone, sources) =>
  h("ul", {}, ...milestone.sources.map((id) => sourceItem(sources[id])));

// Fewer are found by looking, and more rows at once would make the page slow.
const FEW = 50;
const PORTION = 100;

/** Milestones as a table; a long one can be searched, and shows its rows in portions. */
export class MilestoneTable {
  /**
   * @param {Content} content
   * @param {(milestone: string) => void} open
   * @param {(text: string) => void} say
   * @param {boolean} isSearched
   */
  constructor(content, open, say, isSearched) {
    this.content = content;
    this.open = open;
    this.say = say;
    this.isSearched = isSearched;
    /** @type {string[]} */
    this.ids = [];
    const oninput = () => {
      this.update();
      this.say(this.found.textContent);
    };
    this.search = h("input", { type: "search", oninput });
    this.searching = h("label", {}, tr("find"), " ", this.search);
    this.found = h("span", { class: "tyo-small" });
    this.body = h("tbody");
    const all = Object.values(content.milestones);
    const names = { kind: tr("Kind"), mentioned: content.said.in_article };
    // What else a row tells, where some milestone has it.
    this.told = Object.keys(names).filter((name) => all.some((milestone) => milestone[name]));
    const head = [tr("Date"), tr("Milestone"), ...this.told.map((name) => names[name])];
    const table = h(
      "table",
      {},
      h("caption", {}, tr("The milestones shown, by date")),
      h("thead", {}, h("tr", {}, ...head.map((name) => h("th", { scope: "col" }, name)))),
      this.body,
    );
    this.more = h("button", { type: "button", onclick: () => this.addPortion() });
    this.tools = h("p", { class: "tyo-searching" }, this.searching, " ", this.found);
    this.node = h("div", {}, this.tools, table, this.more);
  }

  /**
   * Show other milestones; where they are the same, what was searched and opened up stays.
   *
   * @param {string[]} ids
   */
  show(ids) {
    if (ids.join() === this.ids.join() && this.body.hasChildNodes()) return;
    this.ids = ids;
    this.tools.hidden = !this.isSearched || ids.length <= FEW;
    this.update();
  }

  update() {
    const query = this.tools.hidden ? "" : this.search.value.trim().toLowerCase();
    const matches = (id) => isFound(this.content.milestones[id], query);
    this.rest = this.ids.filter(matches);
    const { length } = this.rest;
    const told = trn("{count} milestone found", "{count} milestones found", length);
    this.found.textContent = query ? told : "";
    this.body.replaceChildren();
    this.addPortion();
  }

  /** Add the next rows, and put the focus on the first of them where more were asked for. */
  addPortion() {
    const rows = this.rest.splice(0, PORTION).map((id) => this.row(id));
    this.body.append(...rows);
    if (focusNear(this.more) === this.more) rows[0].querySelector("button").focus();
    this.more.hidden = this.rest.length === 0;
    const { length } = this.rest;
    this.more.textContent = trn("Show more ({count} left)", "Show more ({count} left)", length);
  }

  /** @param {string} id */
  row(id) {
    const milestone = this.content.milestones[id];
    const { when, title, language } = milestone;
    const onclick = () => this.open(id);
    const button = { type: "button", class: "tyo-link", "data-opens": id, onclick };
    return h(
      "tr",
      {},
      h("td", {}, when),
      h("td", {}, h("button", button, quoted(title, "milestones", language))),
      ...this.told.map((name) => h("td", name === "kind" ? asWritten() : {}, milestone[name])),
    );
  }
}
