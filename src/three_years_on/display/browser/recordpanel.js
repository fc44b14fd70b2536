// The record of the theme: its figures and accounts, in place of the timeline.

import { filler, h } from "./dom.js";
import { accountItem, figureBlock } from "./record.js";

/**
 * @typedef {import("./content.d.ts").Step} Step
 * @typedef {import("./state.js").State} State
 */

export class RecordPanel {
  /** @param {State} state */
  constructor(state) {
    this.state = state;
    this.node = h("div", { class: "tyo-record", tabindex: -1, role: "region" });
    this.node.setAttribute("aria-label", "The record: figures and accounts");
    this.fill = filler(this.node);
  }

  /** @param {import("./state.js").Shown} shown */
  update({ step, isRecordOpen, checked }) {
    this.node.hidden = !isRecordOpen;
    const parts = () => (isRecordOpen ? this.parts(step, checked) : []);
    this.fill([step.theme, isRecordOpen, checked], parts);
  }

  /** Put the focus here, with the first figure in sight. */
  focus() {
    this.node.focus({ preventScroll: true });
    this.node.querySelector(".tyo-figure")?.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {Step} step
   * @param {string} checked
   */
  parts({ title, record }, checked) {
    const { figures, sources, said } = this.state.content;
    const { charts } = this.state;
    const statement = this.state.statement(checked);
    const bearing = statement?.check.figures ?? [];
    const ids = [...new Set([...bearing, ...record.figures])];
    const block = (id) => {
      const lead = bearing.includes(id) ? `${said.bears_on_statement}:` : "";
      return figureBlock(figures[id], charts[id], sources, lead);
    };
    const accounts = record.accounts.map((account) => accountItem(account, sources[account.source]));
    const lead = statement
      ? [
          h("p", {}, h("b", {}, "Checked: "), statement.summary),
          h("p", {}, h("b", {}, `${said.remains_open}: `), statement.check.open),
        ]
      : [h("p", {}, record.limits)];
    return [
      h(
        "div",
        { class: "tyo-record-head" },
        h("p", {}, h("b", {}, `The record: ${title}. `), h("i", {}, said.record_chosen)),
        ...lead,
      ),
      h("div", { class: "tyo-figures" }, ...ids.map(block)),
      h(
        "div",
        { class: "tyo-readings" },
        h("h4", {}, `${said.accounts}, by date`),
        accounts.length ? h("ul", {}, ...accounts) : h("p", {}, "No account was collected."),
      ),
    ];
  }
}
