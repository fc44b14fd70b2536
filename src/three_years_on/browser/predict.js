// Predict, then reveal: what a reader expects, and what is reported beside it.

import { h, isolated } from "./dom.js";

const list = (items) => items.join("; ");

/** The label of an expectation, or what stands for none. */
export function expectedText(content, { expected } = {}) {
  return content.expectations.find(({ id }) => id === expected)?.label ?? "nothing chosen";
}

/** Whether what was expected is among what is reported. */
function agrees(content, step, { expected } = {}) {
  const basis = content.expectations.find(({ id }) => id === expected)?.basis;
  return step.reported.includes(basis);
}

/** A text that is kept when its reader leaves it, so that no key press draws anything anew. */
function keptText(label, value, keep) {
  const input = h("input", { type: "text", onchange: () => keep(input.value.trim()) });
  input.value = value ?? "";
  return h("label", { class: "tyo-kept" }, h("span", {}, label), input);
}

/** What stands in place of the outcomes until they are revealed. */
export class PredictionForm {
  constructor(step, state, reveal) {
    const name = `expected-${Math.random().toString(36).slice(2)}`;
    this.choices = state.content.expectations.map(({ id, label }) => {
      const onchange = () => state.predict({ expected: id });
      const input = h("input", { type: "radio", name, value: id, onchange });
      return h("label", {}, input, ` ${label}`);
    });
    const legend = h("legend", {}, "What do you expect the article to report here?");
    const choices = h("fieldset", {}, legend, h("div", { class: "tyo-choices" }, ...this.choices));
    this.because = keptText("because (optional)", "", (because) => state.predict({ because }));
    this.reveal = h("button", { type: "button", class: "tyo-reveal", onclick: reveal });
    const title = list(step.sides.slice(1).map(({ label, day }) => `${isolated(label)} · ${day}`));
    this.node = h(
      "section",
      { class: "tyo-side tyo-predict", "aria-label": "Your prediction" },
      h("h4", {}, `${title} · covered`),
      choices,
      h("div", { class: "tyo-links" }, this.because, this.reveal),
    );
  }

  update(prediction = {}) {
    for (const choice of this.choices) {
      const input = choice.querySelector("input");
      input.checked = input.value === prediction.expected;
    }
    const because = this.because.querySelector("input");
    if (because !== document.activeElement) because.value = prediction.because ?? "";
    this.reveal.textContent = prediction.expected ? "Reveal" : "Reveal without a prediction";
  }
}

/** A prediction beside what is reported, with one question about the two. */
export function comparison(step, state) {
  const { content } = state;
  const prediction = state.prediction(step);
  const because = prediction?.because ? `, because: ${prediction.because}` : "";
  const placed = [...new Set(step.sides.flatMap((side) => side.placed.map(({ basis }) => basis)))];
  const question = agrees(content, step, prediction)
    ? "It is among them. What made you expect it?"
    : "What explains the gap between the two?";
  return h(
    "div",
    { class: "tyo-compared" },
    h("p", {}, h("b", {}, "You expected: "), `${expectedText(content, prediction)}${because}`),
    h("p", {}, h("b", {}, "The article gives: "), list(step.reported)),
    placed.length ? h("p", {}, h("b", {}, "Placed here by this explainer: "), list(placed)) : "",
    prediction?.expected &&
      keptText(question, prediction.gap, (gap) => state.predict({ gap })),
  );
}

/** Rows of text: a head, then what was expected of each theme beside what is reported. */
export function predictionRows({ content, model }) {
  const [predictions, revealed] = [model.get("predictions"), model.get("revealed")];
  const rows = content.steps.map((step) => {
    const prediction = predictions[step.theme];
    const open = revealed.includes(step.theme);
    const among = open && prediction?.expected ? agrees(content, step, prediction) : null;
    return [
      step.title,
      expectedText(content, prediction),
      prediction?.because ?? "",
      open ? list(step.reported) : "still covered",
      among === null ? "" : among ? "yes" : "no",
      prediction?.gap ?? "",
    ];
  });
  const head = ["Theme", "You expected", "Because", "The article gives", "Among them", "The gap"];
  return [head, ...rows];
}

/** All predictions at a glance; `callbacks` are `download()` and `startAgain()`. */
export function summary(rows, callbacks, inNotebook) {
  const holders = inNotebook ? "this browser and the Python of this notebook" : "this browser";
  const [head, ...body] = rows;
  const cells = ([theme, ...others]) => [
    h("th", { scope: "row" }, theme),
    ...others.map((text) => h("td", {}, text)),
  ];
  const table = h(
    "table",
    {},
    h("caption", {}, "What you expected, and what the article gives"),
    h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, ...body.map((row) => h("tr", {}, ...cells(row)))),
  );
  return [
    h("div", { class: "tyo-scroll", tabindex: 0, role: "group", "aria-label": "Table" }, table),
    h(
      "p",
      { class: "tyo-links" },
      h("button", { type: "button", onclick: callbacks.download }, "Download (CSV)"),
      h("button", { type: "button", onclick: callbacks.startAgain }, "Start again"),
      h("span", { class: "tyo-small" }, `Nobody else has your predictions: only ${holders}.`),
    ),
  ];
}
