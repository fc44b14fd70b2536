// The record of the theme: its figures and accounts, in place of the timeline.

import { filler, h, inside, leadIn, quoted } from "./dom.js";
import { around, asWritten, capitalised, tr, trn, trp } from "./language.js";
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
    this.node.setAttribute("aria-label", tr("The record: figures and accounts"));
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
  parts({ title, record, language }, checked) {
    const { figures, sources, said } = this.state.content;
    const { charts } = this.state;
    const statement = this.state.statement(checked);
    const bearing = statement?.check.figures ?? [];
    const ids = [...new Set([...bearing, ...record.figures])];
    const block = (id) => {
      const lead = bearing.includes(id) ? tr("{head}:", { head: said.bears_on_statement }) : "";
      return figureBlock(figures[id], charts[id], sources, lead);
    };
    const lead = statement
      ? [
          h("p", {}, leadIn(tr("Checked")), quoted(statement.summary, "statements", statement.language)),
          h("p", {}, leadIn(said.remains_open), quoted(statement.check.open)),
        ]
      : [h("p", asWritten("themes", language), record.limits)];
    const back = { type: "button", class: "tyo-back", onclick: this.close };
    return [
      h(
        "div",
        { class: "tyo-record-head" },
        h("h3", {}, ...around("{theme}: the record", { theme: quoted(title, "themes", language) })),
        h("button", back, tr("Back to the timeline")),
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
        h("h5", {}, capitalised(trp("origin", origin)), " ", smallCount(of)),
        h("ul", { role: "list" }, ...of.map((one) => accountItem(one, sources[one.source]))),
      );
    const { length } = accounts;
    const title = trn("{count} account, by side", "{count} accounts, by side", length);
    const note = tr("no side is called right; sides in a fixed order, accounts by date");
    return h(
      "div",
      { class: "tyo-readings" },
      h(
        "div",
        { class: "tyo-readings-head" },
        h("h4", {}, length ? title : tr("Accounts")),
        h("p", { class: "tyo-small" }, length ? note : tr("No account was collected.")),
      ),
      h("div", { class: "tyo-origins" }, ...sides.map(group)),
    );
  }
}

const smallCount = ({ length }) =>
  h("span", { class: "tyo-small" }, trn("{count} account", "{count} accounts", length));
