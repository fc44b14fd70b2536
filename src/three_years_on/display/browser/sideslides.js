// The slides of what was said: calls alone, then calls beside what is reported.

import { datedLine } from "./dated.js";
import { h, leadIn, quoted } from "./dom.js";
import { around, asWritten, tr, trn, withSemicolons, written } from "./language.js";
import { handLines } from "./hands.js";
import { markElement, momentName } from "./marks.js";
import { pageName, pageNumber, sharedOut } from "./paging.js";
import { askedOf, expectedText } from "./predict.js";
import { spanWords } from "./span.js";
import { isReported } from "./state.js";
import { markOf } from "./tally.js";

/**
 * @typedef {import("./content.d.ts").Side} Side
 * @typedef {import("./content.d.ts").Statement} Statement
 * @typedef {import("./content.d.ts").Step} Step
 * @typedef {import("./slides.js").Slide} Slide
 * @typedef {import("./slides.js").Stage} Stage
 * @typedef {import("./state.js").State} State
 * @typedef {{ group: "own" | "none" | "placed" | "background", statement?: Statement }} Item
 */

/** @param {Statement} statement */
const openOf = ({ check }) => check?.open;
const reasonOf = ({ reason }) => reason;

/**
 * All that is told of a side, in the order in which it is shown.
 *
 * @param {Side} side
 * @returns {Item[]}
 */
function itemsOf(side) {
  const of = (group, statements) => statements.map((statement) => ({ group, statement }));
  /** @type {Item[]} */
  const none = side.missing ? [{ group: "none" }] : [];
  return [
    ...of("own", side.statements),
    ...none,
    ...of("placed", side.placed),
    ...of("background", side.background),
  ];
}

/** Open questions of what is reported, which the last slide of a step asks, each once. */
export function openQuestions(step) {
  const reported = step.sides.filter(isReported);
  const all = reported.flatMap(({ statements, placed }) => [...statements, ...placed].map(openOf));
  return [...new Set(all.filter(Boolean))];
}

export class SideSlides {
  /**
   * @param {State} state
   * @param {Stage} stage
   */
  constructor(state, stage) {
    this.state = state;
    this.stage = stage;
  }

  /**
   * What was called for at one moment, alone.
   *
   * @param {Step} step
   * @param {Side} side
   * @returns {Slide[]}
   */
  calledSlides(step, side) {
    const place = step.sides.indexOf(side);
    const column = (items, number) => [
      h("div", { class: "tyo-slide-sides" }, this.column(step, place, items, number)),
    ];
    const pages = sharedOut(itemsOf(side), (items) => this.stage.fits(column(items, pageNumber(0, 2))));
    return pages.map((items, at) => ({
      ...pageName(side.name, at, pages.length),
      parts: () => column(items, pageNumber(at, pages.length)),
      notes: [side.note, tr("What would show that this was done?")],
    }));
  }

  /**
   * What was called for beside what is reported; where one needs more slides, the other stays.
   *
   * @param {Step} step
   * @returns {Slide[]}
   */
  besideSlides(step) {
    const places = [...step.sides.keys()].filter((place) => step.sides[place].role);
    const alone = (place) => (items) =>
      this.stage.fits(this.beside(step, new Map([[place, { items, number: pageNumber(0, 2) }]])));
    const pages = new Map(
      places.map((place) => [place, sharedOut(itemsOf(step.sides[place]), alone(place))]),
    );
    const length = Math.max(...places.map((place) => pages.get(place).length));
    const notes = [...this.predictionNotes(step), step.notes, ...this.sideNotes(step)];
    const name = withSemicolons(step.sides.filter(isReported).map((side) => side.name));
    return Array.from({ length }, (_, at) => ({
      ...pageName(name, at, length),
      parts: () => {
        const shown = new Map();
        for (const place of places) {
          const of = pages.get(place);
          const page = Math.min(at, of.length - 1);
          shown.set(place, { items: of[page] ?? [], number: pageNumber(page, of.length) });
        }
        return this.beside(step, shown);
      },
      notes,
      reveals: true,
    }));
  }

  sideNotes(step) {
    return step.sides
      .filter(isReported)
      .flatMap((side) => [side.note, ...side.placed.map(reasonOf), ...side.statements.map(openOf)]);
  }

  /** @param {Step} step */
  predictionNotes(step) {
    const prediction = this.state.prediction(step);
    return prediction?.expected ? [askedOf(step, prediction)] : [];
  }

  /** The columns of a step with arrows between them; those without items are measured only. */
  beside(step, shown) {
    const { moments } = this.state.content.timeline;
    const places = [...step.sides.keys()].filter((place) => step.sides[place].role);
    const columns = places.flatMap((place, at) => {
      const { items, number } = shown.get(place) ?? { items: [], number: "" };
      const column = this.column(step, place, items, number);
      if (!at) return [column];
      const span = spanWords(moments[places[at - 1]].day, moments[place].day);
      return [h("p", { class: "tyo-slide-arrow" }, h("span", {}, span)), column];
    });
    const isOne = places.length === 1 ? " tyo-slide-one" : "";
    return [h("div", { class: `tyo-slide-sides tyo-slide-beside${isOne}` }, ...columns)];
  }

  /** One side: its date, what was predicted of it, and its items in their groups. */
  column(step, place, items, number) {
    const side = step.sides[place];
    const groups = ["own", "none", "placed", "background"].map((group) =>
      this.group(side, group, items.filter((item) => item.group === group)),
    );
    const colour = momentName(place, step.sides.length);
    const order = step.sides.length > 2 ? `${written(place + 1)} · ` : "";
    const title = around("{moment}, {day}", { moment: quoted(side.label, "moments"), day: side.day });
    const calls = side.statements.filter(({ kind }) => kind === "call").length;
    return h(
      "section",
      { class: `tyo-slide-side tyo-slide-${side.role} ${colour}`, "aria-label": side.name },
      h(
        "h4",
        {},
        h("span", {}, order, ...title),
        number ? h("span", { class: "tyo-slide-page" }, number) : "",
      ),
      ...(isReported(side) ? this.compared(step, place) : []),
      calls ? h("p", { class: "tyo-slide-tally" }, trn("{count} call", "{count} calls", calls)) : "",
      ...groups,
    );
  }

  /** What was expected stands above the first of what is reported. */
  compared(step, place) {
    const isFirst = step.sides.findIndex(isReported) === place;
    const prediction = this.state.prediction(step);
    if (!isFirst) return [];
    const { said } = this.state.content;
    const hands = handLines(step, this.state);
    if (!prediction?.expected) return hands;
    const expected = expectedText(this.state.content, prediction);
    const compared = h(
      "p",
      { class: "tyo-slide-compared" },
      h("span", {}, leadIn(said.you_expected), expected),
      " ",
      h("span", {}, leadIn(said.article_gives), step.reported),
    );
    return [compared, ...hands];
  }

  /**
   * @param {Side} side
   * @param {string} group
   * @param {Item[]} items
   */
  group(side, group, items) {
    if (!items.length) return "";
    if (group === "none") {
      const more = side.statements.length ? " tyo-slide-beyond" : "";
      return h("p", { class: `tyo-slide-none${more}` }, side.missing);
    }
    const list = h("ul", { role: "list" }, ...items.map(({ statement }) => this.item(side, statement)));
    const title = group === "placed" ? side.placed_title : "";
    if (!title) return list;
    return h("div", { class: "tyo-slide-placed" }, h("p", { class: "tyo-slide-whence" }, title), list);
  }

  /**
   * @param {Side} side
   * @param {Statement} statement
   */
  item(side, statement) {
    const { kind, summary, meta, reason, language } = statement;
    const isBackground = kind === "setting";
    const [first] = meta;
    const told = first?.strong ? h("p", { class: "tyo-slide-basis" }, first.text) : "";
    return h(
      "li",
      { class: `tyo-slide-${kind}` },
      isBackground ? "" : markElement(markOf(statement), reason ? "dashed" : "filled"),
      h("div", {}, h("p", asWritten("statements", language), summary), told, isReported(side) ? datedLine(statement, this.state) : ""),
    );
  }
}
