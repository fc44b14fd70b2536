// The slides that open: all themes at a glance, the questions of a theme, and its vote.

import { h, originalTitle, quoted } from "./dom.js";
import { counter } from "./hands.js";
import { listed, tr, trn, withCommas } from "./language.js";
import { markElement, momentName } from "./marks.js";
import { Overview } from "./overview.js";
import { pageName, sharedOut } from "./paging.js";
import { expectedText } from "./predict.js";
import { isReported } from "./state.js";

/**
 * @typedef {import("./content.d.ts").Side} Side
 * @typedef {import("./content.d.ts").Step} Step
 * @typedef {import("./slides.js").Slide} Slide
 * @typedef {import("./slides.js").Stage} Stage
 * @typedef {import("./state.js").State} State
 */

const WORDS_OF_OVERVIEW = 13.5; // its words of 12 pixels are then a little smaller than others
const MOST_CALLS = 6;
const TITLE_SIZES = [1, 0.8, 0.65, 0.5, 0.4];
const MARK_OF = { figure: "figure", measure: "named measure", statement: "assertion", none: "none" };

/**
 * All themes at a glance, as many rows a slide as are seen.
 *
 * @param {State} state
 * @param {Stage} stage
 * @returns {Slide[]}
 */
export function overviewSlides(state, stage) {
  const { content } = state;
  const data = content.overview;
  const place = (theme) => content.steps.findIndex((step) => step.theme === theme);
  const callbacks = { go: (theme) => stage.go(place(theme)), open: (id) => stage.open(id) };
  const covered = content.steps.filter((step) => state.isCovered(step)).map(({ theme }) => theme);
  const zoom = stage.smallest() / WORDS_OF_OVERVIEW;
  const made = (rows) => {
    const overview = new Overview({ ...data, rows }, callbacks);
    if (covered.length) overview.cover(covered);
    const node = h("div", { class: "tyo-slide-overview", style: `zoom:${zoom}` }, overview.element);
    return { overview, node };
  };
  const fits = (rows) => {
    const { overview, node } = made(rows);
    stage.measure([node]);
    overview.fit();
    overview.destroy();
    return stage.isSeen();
  };
  const pages = sharedOut(data.rows, fits);
  const version = covered.length ? "covered" : "full";
  const name = data.words.name;
  return pages.map((rows, at) => ({
    ...pageName(name, at, pages.length),
    parts: () => [made(rows).node],
    notes: [data.source, data.title[version], data.finding[version]],
  }));
}

/** One question as a card under the colour of its day. */
function questionCard(colour, day, asked, middle, told) {
  return h(
    "div",
    { class: `tyo-slide-card ${colour}` },
    h("p", { class: "tyo-slide-day" }, day),
    h("p", { class: "tyo-slide-question" }, asked),
    middle,
    h("p", { class: "tyo-slide-counted" }, told),
  );
}

const openFrame = () => h("p", { class: "tyo-slide-open", "aria-hidden": "true" }, tr("?"));

function callMarks(number) {
  const marks = Array.from({ length: number > MOST_CALLS ? 1 : number }, () =>
    markElement("call", "filled"),
  );
  return h("p", { class: "tyo-slide-calls", "aria-hidden": "true" }, ...marks);
}

/**
 * @param {Side} side
 * @param {number} place
 * @param {number} length
 * @param {string} day
 */
function sideCard(side, place, length, day) {
  const colour = momentName(place, length);
  if (isReported(side)) {
    return questionCard(colour, day, tr("What is reported?"), openFrame(), tr("What do you expect?"));
  }
  const calls = side.statements.filter(({ kind }) => kind === "call").length;
  const told = calls ? trn("{count} call", "{count} calls", calls) : tr("No call");
  return questionCard(colour, day, tr("What was called for?"), callMarks(calls), told);
}

function recordCard({ figures, accounts }) {
  const parts = [
    figures.length && trn("{count} figure", "{count} figures", figures.length),
    accounts.length && trn("{count} account", "{count} accounts", accounts.length),
  ];
  const told = tr("{what}, chosen by this explainer", { what: listed(parts.filter(Boolean)) });
  return questionCard("", tr("The record"), tr("What does it show?"), openFrame(), told);
}

/**
 * @param {Step} step
 * @param {State} state
 * @param {Stage} stage
 * @returns {Slide}
 */
export function questionSlide(step, state, stage) {
  const { article, overview } = state.content;
  const { length } = step.sides;
  const cards = step.sides.map((side, place) =>
    side.role ? sideCard(side, place, length, overview.moments[place].day) : null,
  );
  const { record } = step;
  if (record.figures.length + record.accounts.length) cards.push(recordCard(record));
  const parts = (size) => [
    h(
      "div",
      { class: "tyo-slide-opening", style: `--tyo-title-size:${size}` },
      h("p", { class: "tyo-slide-title" }, quoted(step.title, "themes", step.language), " ", originalTitle(step)),
      h("div", { class: "tyo-slide-cards" }, ...cards.filter(Boolean)),
    ),
  ];
  const size = TITLE_SIZES.find((one) => stage.fits(parts(one))) ?? TITLE_SIZES.at(-1);
  const about = withCommas([article.title, article.publisher, article.day]);
  return {
    name: tr("The question"),
    parts: () => parts(size),
    notes: [tr("The article: {about}.", { about })],
  };
}

const markFor = (choice) => (MARK_OF[choice] ? markElement(MARK_OF[choice], "filled") : "");

/**
 * A vote, which is confirmed where it was given and keeps the focus.
 *
 * @param {Step} step
 * @param {State} state
 * @param {Stage} stage
 * @returns {Slide}
 */
export function voteSlide(step, state, stage) {
  const { content } = state;
  const confirmed = () => {
    if (!state.prediction(step)?.expected) return "";
    return tr("Chosen: {expectation}.", { expectation: expectedText(content, state.prediction(step)) });
  };
  const voted = () => {
    const told = h("p", { class: "tyo-slide-confirmed" }, confirmed());
    const buttons = content.expectations.map(({ id, label }) => {
      const onclick = () => {
        state.predict({ expected: id });
        for (const button of buttons) press(button);
        told.textContent = confirmed();
        const next = tr("The next slide shows what the article reports.");
        stage.say(`${confirmed()} ${next}`);
      };
      const attributes = { type: "button", "data-expects": id, onclick };
      return h("button", attributes, markFor(id), h("span", {}, label));
    });
    const press = (button) => {
      const isChosen = state.prediction(step)?.expected === button.dataset.expects;
      button.setAttribute("aria-pressed", String(isChosen));
    };
    buttons.forEach(press);
    return [h("div", { class: "tyo-slide-votes" }, ...buttons), told];
  };
  const countedHands = () => {
    const counters = content.expectations.map((choice) =>
      counter(step, state, stage, choice, markFor(choice.id)),
    );
    const how = tr("A press, or +, counts a hand; − takes one away.");
    return [h("div", { class: "tyo-slide-votes" }, ...counters), h("p", { class: "tyo-slide-confirmed" }, how)];
  };
  const parts = () => [
    h("p", { class: "tyo-slide-asked" }, tr("What do you expect the article to report?")),
    ...(state.isCounting ? countedHands() : voted()),
  ];
  const notes = [
    tr("Let all choose before you go on. The next slide reveals."),
    tr("To count hands instead: H."),
  ];
  return { name: tr("Your prediction"), parts, notes, votes: true };
}
