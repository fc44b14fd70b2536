// Predict, then reveal: what a reader expects, and what is reported beside it.

import { focusNear, h, leadIn } from "./dom.js";
import { asWritten, tr, withSemicolons, written } from "./language.js";
import { isReported } from "./state.js";

/**
 * @typedef {import("./content.d.ts").ExplainerContent} Content
 * @typedef {import("./content.d.ts").Prediction} Prediction
 * @typedef {import("./content.d.ts").Step} Step
 * @typedef {import("./state.js").State} State
 */

/**
 * The label of an expectation, or what stands for none.
 *
 * @param {Content} content
 * @param {Prediction} [prediction]
 */
export function expectedText({ expectations, said }, prediction) {
  const chosen = expectations.find(({ id }) => id === prediction?.expected);
  return chosen?.label ?? said.nothing_chosen;
}

/**
 * Whether what was expected is among what is reported.
 *
 * @param {Step} step
 * @param {Prediction} [prediction]
 */
const agrees = ({ agreeing }, prediction) => agreeing.includes(prediction?.expected);

/** What is asked about a prediction, once the class sees what is reported. */
export const askedOf = (step, prediction) =>
  agrees(step, prediction)
    ? tr("It is among them. What made you expect it?")
    : tr("What explains the gap between the two?");

/** A text that is kept when its reader leaves it, so that no key press draws anything anew. */
function keptText(label, value, keep) {
  const input = h("input", { type: "text", onchange: () => keep(input.value.trim()) });
  input.value = value ?? "";
  return h("label", { class: "tyo-kept" }, h("span", {}, label), input);
}

/** What stands in place of the outcomes until they are revealed. */
export class PredictionForm {
  /**
   * @param {Step} step
   * @param {State} state
   * @param {() => void} reveal
   */
  constructor(step, state, reveal) {
    const group = `expected-${Math.random().toString(36).slice(2)}`;
    this.choices = state.content.expectations.map(({ id, label }) => {
      const onchange = () => state.predict({ expected: id });
      const input = h("input", { type: "radio", name: group, value: id, onchange });
      return h("label", {}, input, ` ${label}`);
    });
    const legend = h("legend", {}, tr("What do you expect the article to report here?"));
    const choices = h("fieldset", {}, legend, h("div", { class: "tyo-choices" }, ...this.choices));
    this.because = keptText(tr("because (optional)"), "", (because) => state.predict({ because }));
    this.reveal = h("button", { type: "button", class: "tyo-reveal", onclick: reveal });
    const { sides } = step;
    const name = (side) => tr("{moment}, {day}", { moment: side.label, day: side.day });
    const numbered = (side) =>
      sides.length > 2
        ? tr("{number} · {moment}", { number: written(sides.indexOf(side) + 1), moment: name(side) })
        : name(side);
    const moments = withSemicolons(sides.filter(isReported).map(numbered));
    this.node = h(
      "section",
      { class: "tyo-side tyo-predict", "aria-label": tr("Your prediction") },
      h("h4", {}, tr("{moments} · covered", { moments })),
      h("p", { class: "tyo-covered-frame", "aria-hidden": "true" }, tr("?")),
      choices,
      h("div", { class: "tyo-links" }, this.because, this.reveal),
    );
  }

  /** @param {Prediction} prediction */
  update(prediction = {}) {
    for (const choice of this.choices) {
      const input = choice.querySelector("input");
      input.checked = input.value === prediction.expected;
    }
    const because = this.because.querySelector("input");
    if (because !== focusNear(because)) because.value = prediction.because ?? "";
    this.reveal.textContent = prediction.expected
      ? tr("Reveal")
      : tr("Reveal without a prediction");
  }
}

/**
 * A prediction beside what is reported, with one question about the two.
 *
 * @param {Step} step
 * @param {State} state
 */
export function comparison(step, state) {
  const { content } = state;
  const prediction = state.prediction(step);
  const expected = expectedText(content, prediction);
  const because = prediction?.because;
  const told = because ? tr("{expected}, because: {reason}", { expected, reason: because }) : expected;
  return h(
    "div",
    { class: "tyo-compared" },
    h("p", {}, leadIn(content.said.you_expected), told),
    h("p", {}, leadIn(content.said.article_gives), step.reported),
    step.placed ? h("p", {}, h("b", {}, `${content.said.placed_here_lead} `), step.placed) : "",
    prediction?.expected &&
      keptText(askedOf(step, prediction), prediction.gap, (gap) => state.predict({ gap })),
  );
}

/**
 * Rows of text: a head, then what was expected of each theme beside what is reported.
 *
 * @param {State} state
 */
export function predictionRows(state) {
  const { content } = state;
  const { said } = content;
  const rows = content.steps.map((step) => {
    const prediction = state.prediction(step);
    const open = !state.isCovered(step);
    const among = open && prediction?.expected ? agrees(step, prediction) : null;
    return [
      step.title,
      expectedText(content, prediction),
      prediction?.because ?? "",
      open ? step.reported : said.still_covered,
      among === null ? "" : among ? said.yes : said.no,
      prediction?.gap ?? "",
    ];
  });
  return [said.prediction_head, ...rows];
}

/** A button that asks, where it stands, before something is lost: frames may forbid to ask above all. */
function askedFirst(name, question, yes, onclick) {
  const button = (text, then) => h("button", { type: "button", onclick: then }, text);
  const back = () => {
    asked.replaceWith(first);
    first.focus();
  };
  const no = button(tr("No, keep them"), back);
  const asked = h("span", { role: "group", "aria-label": question, class: "tyo-links" }, question, button(yes, onclick), no);
  const first = button(name, () => {
    first.replaceWith(asked);
    no.focus();
  });
  return first;
}

/**
 * All predictions at a glance, or where there are none, the hands; `callbacks` are, with
 * predictions, `download(event)`, with hands, `hands(event)`, with any of this class, `startAgain()`.
 */
export function summary(rows, callbacks, { isInNotebook, content }) {
  const languages = new Map(content.steps.map(({ title, language }) => [title, language]));
  const holders = isInNotebook
    ? tr("Nobody else has your predictions: only this browser and the Python of this notebook.")
    : tr("Nobody else has your predictions: only this browser.");
  const { download, hands, startAgain } = callbacks;
  const [head, ...body] = rows;
  const cells = ([theme, ...others]) => [
    h("th", { ...asWritten("themes", languages.get(theme)), scope: "row" }, theme),
    ...others.map((text) => h("td", {}, text)),
  ];
  const table = h(
    "table",
    {},
    h("caption", {}, download ? tr("What you expected, and what the article gives") : tr("Hands that were counted")),
    h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, ...body.map((row) => h("tr", {}, ...cells(row)))),
  );
  return [
    h("div", { class: "tyo-scroll", tabindex: 0, role: "group", "aria-label": tr("Table") }, table),
    h(
      "p",
      { class: "tyo-links" },
      download ? h("button", { type: "button", onclick: download }, tr("Download (CSV)")) : "",
      hands ? h("button", { type: "button", onclick: hands }, tr("Hands (CSV)")) : "",
      startAgain
        ? askedFirst(
            tr("Start again"),
            hands
              ? tr("Forget all predictions, and keep the hands as what another class said?")
              : tr("Forget all predictions and cover all themes again?"),
            tr("Yes, forget them"),
            startAgain,
          )
        : "",
      download ? h("span", { class: "tyo-small" }, holders) : "",
    ),
  ];
}
