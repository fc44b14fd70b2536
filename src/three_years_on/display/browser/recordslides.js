// The slides of the record: each chart with its two values large, accounts, what to discuss.

import { h, leadIn, marked, parsed, quoted } from "./dom.js";
import { around, asWritten, capitalised, isolated, tr, trp } from "./language.js";
import { pageName, pageNumber, sharedOut } from "./paging.js";
import { openQuestions } from "./sideslides.js";

/**
 * @typedef {import("./content.d.ts").Account} Account
 * @typedef {import("./content.d.ts").Figure} Figure
 * @typedef {import("./content.d.ts").Source} Source
 * @typedef {import("./content.d.ts").Step} Step
 * @typedef {import("./slides.js").Slide} Slide
 * @typedef {import("./slides.js").Stage} Stage
 * @typedef {import("./state.js").State} State
 */

const NOTHING = { early: null, late: null, told: "", missing: "" };
const LONG = 6; // characters of a value that stands large

/** The line at the head of a slide: what it is, who chose it, which page of how many. */
function slideHead(strong, soft, number = "") {
  return h(
    "p",
    { class: "tyo-slide-head" },
    h("span", {}, h("b", {}, strong), " ", h("span", {}, soft)),
    number ? h("span", { class: "tyo-slide-page" }, number) : "",
  );
}

/** A value in its colour; "about" before it is small, as it is a doubt and no figure. */
function largeValue(value, colour, told) {
  const [before] = around("about {value}", { value: "" });
  const about = before && value.text.startsWith(String(before)) ? String(before) : "";
  const number = value.text.slice(about.length);
  const long = number.length > LONG ? " tyo-slide-long" : "";
  return h(
    "p",
    { class: `tyo-slide-value ${colour}${long}` },
    about ? h("span", { class: "tyo-slide-about" }, about) : "",
    h("b", {}, number),
    " ",
    h("span", { class: "tyo-slide-when" }, told),
  );
}

function furtherSeries({ series, early, late, told }) {
  const [first, last] = [early, late]
    .filter(Boolean)
    .map(({ text, when }) => tr("{value} ({when})", { value: text, when }));
  const values = last ? tr("{first}, then {last}", { first, last }) : (first ?? "");
  const words = values && told ? tr("{values}: {told}", { values, told }) : values || told;
  return h("p", { class: "tyo-slide-further" }, leadIn(series), words);
}

/** A value of a card stands by itself: no other is set against it. */
const asSeries = ({ when, value }) => ({ series: when, early: null, late: null, told: value });

export class RecordSlides {
  /**
   * @param {State} state
   * @param {Stage} stage
   */
  constructor(state, stage) {
    this.state = state;
    this.content = state.content;
    this.stage = stage;
  }

  /**
   * @param {Step} step
   * @returns {Slide[]}
   */
  slides({ record }) {
    const figures = record.figures.map((id) => this.figureSlide(this.content.figures[id]));
    return [...figures, ...this.accountSlides(record.accounts)];
  }

  /**
   * @param {Figure} figure
   * @returns {Slide}
   */
  figureSlide(figure) {
    return {
      name: tr("The record: {figure}", { figure: figure.title }),
      parts: () => {
        const values = this.values(figure);
        const parts = [
          slideHead(tr("The record"), tr("chosen by this explainer, not by the article")),
          h("div", { class: "tyo-slide-figure" }, values, this.chart(figure)),
        ];
        values.classList.toggle("tyo-slide-wide", !this.stage.fits(parts));
        return parts;
      },
      notes: figure.notes,
    };
  }

  values({ title, unit, changes, points }) {
    const [{ early, late, told, missing } = NOTHING, ...further] = changes;
    const { moments } = this.content.overview;
    const hasTwo = moments.length > 1;
    const until = ({ when }, moment, otherwise) =>
      hasTwo ? tr("{when}, last value up to {day}", { when, day: moment.day }) : otherwise(when);
    const first = (when) => tr("{when}, first value", { when });
    const last = (when) => tr("{when}, last value", { when });
    return h(
      "div",
      { class: "tyo-slide-values" },
      h("p", { ...asWritten(), class: "tyo-slide-named" }, title),
      h("p", { ...asWritten(), class: "tyo-slide-unit" }, unit),
      early ? largeValue(early, "tyo-of-first", until(early, moments[0], first)) : "",
      late ? largeValue(late, "tyo-of-later", until(late, moments.at(-1), last)) : "",
      told ? h("p", { class: "tyo-slide-told" }, told) : "",
      missing ? h("p", { class: "tyo-slide-missing" }, tr("{sentence}.", { sentence: capitalised(missing) })) : "",
      ...further.map(furtherSeries),
      ...(changes.length ? [] : points.map((point) => furtherSeries(asSeries(point)))),
    );
  }

  chart({ id, changes }) {
    if (!changes.length) return "";
    const drawing = this.state.charts[id];
    const shown = drawing ? this.drawn(drawing) : h("p", {}, tr("The chart is still being drawn."));
    return h("div", { class: "tyo-slide-chart" }, shown);
  }

  /** The drawing without its head, which stands beside it, as large as the rest of it can be. */
  drawn(drawing) {
    const svg = parsed(drawing);
    const head = svg.querySelectorAll('[data-part="head"]');
    if (!head.length) return svg;
    for (const node of head) node.remove();
    this.stage.measure([svg]);
    const { x, y, width, height } = svg.getBBox();
    svg.setAttribute("viewBox", [x, y, width, height].map(Math.round).join(" "));
    return svg;
  }

  /**
   * Accounts by side, those of one side by date.
   *
   * @param {Account[]} accounts
   * @returns {Slide[]}
   */
  accountSlides(accounts) {
    const { origins, sources } = this.content;
    const sorted = [...accounts].sort((a, b) => origins.indexOf(a.origin) - origins.indexOf(b.origin));
    const list = (some) => some.map((account) => this.account(account, sources[account.source]));
    const head = (number) => slideHead(tr("The record"), tr("accounts, side by side: chosen by this explainer"), number);
    const notes = [tr("Who speaks, and what does each side look at?")];
    return this.listed(tr("The record: accounts, by side"), head, sorted, list, notes);
  }

  /**
   * @param {Account} account
   * @param {Source} source
   */
  account({ origin, about, summary }, source) {
    const who = source.publisher ? [" · ", ...marked(source.publisher)] : [];
    const told = [h("b", {}, trp("origin", origin)), ...who, ...marked(about.map((text) => ` · ${isolated(text)}`).join(""))];
    return h("li", {}, h("p", asWritten(), summary), h("p", { class: "tyo-slide-meta" }, ...told));
  }

  /**
   * @param {Step} step
   * @returns {Slide[]}
   */
  discussionSlides(step) {
    const name = this.content.said.to_discuss;
    const open = this.content.said.remains_open;
    const asked = () => (step.question ? quoted(step.question, "themes", step.language) : tr("What remains open?"));
    const lead = (number) =>
      h(
        "div",
        {},
        slideHead(name, "", number),
        h("p", { class: "tyo-slide-asked" }, asked()),
      );
    const questions = openQuestions(step);
    const list = (some) => some.map((text) => h("li", {}, h("p", asWritten(), text)));
    if (!questions.length) return [{ name, parts: () => [lead("")], notes: [step.notes] }];
    return this.listed(name, lead, questions, list, [step.notes]);
  }

  /** A list over as many slides as it needs, each under the same head. */
  listed(name, head, items, list, notes) {
    const parts = (some, number) => [head(number), h("ul", { class: "tyo-slide-list", role: "list" }, ...list(some))];
    const pages = sharedOut(items, (some) => this.stage.fits(parts(some, pageNumber(0, 2))));
    return pages.map((some, at) => ({
      ...pageName(name, at, pages.length),
      parts: () => parts(some, pageNumber(at, pages.length)),
      notes,
    }));
  }
}
