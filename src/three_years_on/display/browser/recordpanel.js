// The record of the theme: its figures and accounts, in place of the timeline.

import { count, filler, h, inside } from "./dom.js";
import { accountItem, figureBlock } from "./record.js";

/**
 * @typedef {import("./content.d.ts").Step} Step
 * @typedef {import("./state.js").State} State
 */

export class RecordPanel {
  /**
   * @param {State} state
   * @param {() => void} close
   */
  constructor(state, close) {
    this.state = state;
    this.close = close;
    this.node = h("div", { class: "tyo-record", tabindex: -1, role: "region" });
    this.node.setAttribute("aria-label", "The record: figures and accounts");
    this.fill = filler(this.node);
  }

  /** @param {import("./state.js").Shown} shown */
  update({ step, isRecordOpen, checked }) {
    this.node.hidden = !isRecordOpen;
    const drawn = isRecordOpen && step.record.figures.filter((id) => this.state.charts[id]);
    const parts = () => (isRecordOpen ? this.parts(step, checked) : []);
    this.fill([step.theme, isRecordOpen, checked, drawn], parts);
  }

  /** Put the focus here, with the first figure in sight. */
  focus() {
    this.node.focus({ preventScroll: true });
    inside(this.node, ".tyo-figure")?.scrollIntoView({ block: "nearest" });
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
    const lead = statement
      ? [
          h("p", {}, h("b", {}, "Checked: "), statement.summary),
          h("p", {}, h("b", {}, `${said.remains_open}: `), statement.check.open),
        ]
      : [h("p", {}, record.limits)];
    const back = { type: "button", class: "tyo-back", onclick: this.close };
    return [
      h(
        "div",
        { class: "tyo-record-head" },
        h("h3", {}, `${title}: the record`),
        h("button", back, "Back to the timeline"),
        h("p", { class: "tyo-finding" }, said.record_chosen),
      ),
      h("div", { class: "tyo-limits" }, ...lead),
      ids.length ? h("div", { class: "tyo-figures" }, ...ids.map(block)) : "",
      this.readings(record.accounts),
    ];
  }

  /** Accounts under the side that they come from; sides in a fixed order, accounts by date. */
  readings(accounts) {
    const { sources, origins } = this.state.content;
    const sides = origins
      .map((origin) => ({ origin, of: accounts.filter((account) => account.origin === origin) }))
      .filter(({ of }) => of.length > 0);
    const group = ({ origin, of }) =>
      h(
        "section",
        { class: "tyo-origin" },
        h("h5", {}, origin[0].toUpperCase() + origin.slice(1), " ", smallCount(of)),
        h("ul", { role: "list" }, ...of.map((one) => accountItem(one, sources[one.source]))),
      );
    const note = "no side is called right; sides in a fixed order, accounts by date";
    return h(
      "div",
      { class: "tyo-readings" },
      h(
        "div",
        { class: "tyo-readings-head" },
        h("h4", {}, accounts.length ? `${count(accounts.length, "account")}, by side` : "Accounts"),
        h("p", { class: "tyo-small" }, accounts.length ? note : "No account was collected."),
      ),
      h("div", { class: "tyo-origins" }, ...sides.map(group)),
    );
  }
}

const smallCount = (of) => h("span", { class: "tyo-small" }, count(of.length, "account"));
