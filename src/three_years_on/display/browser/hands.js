// A show of hands: how many of a class expect what, counted by whoever presents.

import { h, leadIn } from "./dom.js";
import { tr, trn, trp, written } from "./language.js";

/**
 * @typedef {import("./content.d.ts").Step} Step
 * @typedef {import("./slides.js").Stage} Stage
 * @typedef {import("./state.js").State} State
 */

const totalOf = (counts) => Object.values(counts ?? {}).reduce((all, count) => all + count, 0);

/** @param {State} state @param {("hands" | "another")[]} names of this class, of one before, or both */
export const hasHands = (state, names = ["hands", "another"]) =>
  names.some((name) => Object.values(state.get(name) ?? {}).some(totalOf));

const handsOf = (label, count) => trn("{count} hand: {choice}", "{count} hands: {choice}", count, { choice: label });

/**
 * A choice that takes a hand at each press, and beside it what takes one away.
 *
 * @param {Step} step
 * @param {State} state
 * @param {Stage} stage
 * @param {{ id: string, label: string }} choice
 * @param {Node | string} mark
 */
export function counter(step, state, stage, { id, label }, mark) {
  const number = h("b", { "aria-hidden": "true" });
  const add = h("button", { type: "button", onclick: () => raise(1) }, mark, h("span", {}, label), number);
  const less = tr("One hand fewer: {choice}", { choice: label });
  const take = h("button", { type: "button", "aria-label": less, onclick: () => raise(-1) }, "−");
  const show = () => {
    const count = state.hands(step)[id] ?? 0;
    number.textContent = written(count);
    add.setAttribute("aria-label", handsOf(label, count));
  };
  const raise = (by) => {
    state.raise(step, id, by);
    show();
    stage.say(add.getAttribute("aria-label"));
  };
  const onkeydown = ({ key }) => {
    if (key === "+" || key === "-") raise(key === "+" ? 1 : -1);
  };
  show();
  return h("div", { class: "tyo-slide-counter", onkeydown }, add, take);
}

const BAR = 3; // the longest

/** Hands as bars, after what tells whose they are. */
function handLine(state, head, counts) {
  if (!totalOf(counts)) return "";
  const most = Math.max(...Object.values(counts));
  const bars = state.content.expectations.map(({ id, label }) => {
    const count = counts[id] ?? 0;
    const long = (BAR * count) / most;
    const style = `inline-size:${long}em;margin-inline-end:${BAR - long}em`;
    const bar = h("i", { style, "aria-hidden": "true" });
    return h("span", {}, bar, h("span", {}, handsOf(label, count)));
  });
  return h("p", { class: "tyo-slide-hands" }, leadIn(head), ...bars);
}

/**
 * What this class and another one expected, as far as hands were counted.
 *
 * @param {Step} step
 * @param {State} state
 */
export const handLines = (step, state) => [
  handLine(state, tr("This class"), state.hands(step)),
  handLine(state, tr("Another class said"), state.get("another")[step.theme]),
];

/**
 * Rows of text: a head, then the hands of each theme for which there are some.
 *
 * @param {State} state
 */
export function handRows(state) {
  const { steps, expectations } = state.content;
  const head = [trp("column", "theme"), trp("column", "class"), ...expectations.map(({ label }) => label)];
  const rows = (name, hands) =>
    steps
      .filter(({ theme }) => totalOf(hands[theme]))
      .map(({ theme, title }) => [title, name, ...expectations.map(({ id }) => String(hands[theme][id] ?? 0))]);
  return [head, ...rows(tr("this class"), state.get("hands")), ...rows(tr("another class"), state.get("another"))];
}
