// The explainer: reads the model, draws, and steps without Python.

import { chinese, count, h } from "./dom.js";
import { details, milestoneTable } from "./milestones.js";
import { figureBlock, readingItem } from "./record.js";
import { sideColumn } from "./statements.js";
import { Timeline } from "./timeline.js";

export class View {
  constructor(model, el) {
    this.model = model;
    this.content = model.get("content");
    this.open = (milestone) => {
      const parts = [this.panel, this.table];
      this.openedIn = parts.find((part) => part.contains(document.activeElement));
      this.set({ milestone });
    };
    const { content } = this;
    this.actions = { content, open: this.open, check: (statement) => this.check(statement) };
    this.timeline = new Timeline(model.get("drawing"), this.content, this.open);
    this.build();
    el.append(this.root);
    this.update();
  }

  build() {
    const { steps } = this.content;
    this.alone = this.model.get("query") !== undefined;
    this.tabs = steps.map((step, index) =>
      h(
        "button",
        { type: "button", role: "tab", title: step.title, onclick: () => this.go(index) },
        h("span", { class: "tyo-number" }, `${index + 1}`),
        h("span", { class: "tyo-name" }, step.title),
      ),
    );
    this.previous = this.button("‹", "Previous theme", () => this.go(this.index() - 1));
    this.next = this.button("›", "Next theme", () => this.go(this.index() + 1));
    const tablist = h("div", { role: "tablist", "aria-label": "Themes" }, ...this.tabs);
    this.nav = h("div", { class: "tyo-steps" }, this.previous, tablist, this.next);
    this.panel = h("div", { class: "tyo-panel", role: "tabpanel" });
    this.picture = h("div", { class: "tyo-picture", tabindex: 0, role: "region" });
    this.picture.setAttribute("aria-label", "Timeline, scrolls sideways on narrow screens");
    this.table = h("div", { class: "tyo-table", tabindex: 0, role: "region" });
    this.table.setAttribute("aria-label", "Milestones as a table");
    this.picture.append(this.timeline.svg);
    this.record = h("div", { class: "tyo-record", tabindex: -1, role: "region" });
    this.record.setAttribute("aria-label", "The record: figures and accounts");
    this.status = h("p", { class: "tyo-status", role: "status" });
    this.root = h(
      "div",
      { class: "tyo tyo-explainer", tabindex: -1, onkeydown: (event) => this.onKey(event) },
      this.alone ? "" : this.nav,
      this.panel,
      this.filters(),
      this.picture,
      this.table,
      this.record,
      this.status,
    );
    this.root.classList.toggle("tyo-alone", this.alone);
  }

  button(text, label, onclick) {
    return h("button", { type: "button", "aria-label": label, title: label, onclick }, text);
  }

  filters() {
    const { kinds } = this.content;
    this.named = h("input", { type: "checkbox" });
    this.named.addEventListener("change", () => this.set({ named_only: this.named.checked }));
    this.kind = h(
      "select",
      {},
      h("option", { value: "" }, "all"),
      ...kinds.map((kind) => h("option", { value: kind }, kind)),
    );
    this.kind.addEventListener("change", () => this.set({ kind: this.kind.value }));
    const toggle = () => {
      this.asTable = !this.asTable;
      this.update();
    };
    this.toggle = h("button", { type: "button", onclick: toggle }, "Show as a table");
    this.shown = h("span", { class: "tyo-small" });
    const controls = [
      h("label", {}, this.named, " only those named or perhaps meant"),
      h("label", {}, "kind ", this.kind),
      this.shown,
      this.toggle,
    ];
    this.filtering = h(
      "div",
      { class: "tyo-filtering", role: "group", "aria-label": "Milestones shown" },
      ...(this.alone ? [this.shown] : controls),
    );
    const toggleRecord = () => this.set({ record_open: !this.model.get("record_open"), checked: "" });
    this.recordToggle = h("button", { type: "button", onclick: toggleRecord });
    return h("div", { class: "tyo-filters" }, this.filtering, this.alone ? "" : this.recordToggle);
  }

  index() {
    if (this.alone) return 0;
    const theme = this.model.get("theme");
    return Math.max(0, this.content.steps.findIndex((step) => step.theme === theme));
  }

  go(index) {
    const step = this.content.steps[index];
    if (!step || this.alone) return;
    const wasOpen = this.model.get("record_open");
    this.set({ theme: step.theme, milestone: "", record_open: false, checked: "" });
    if (wasOpen) this.root.scrollIntoView({ block: "nearest" });
  }

  set(changes) {
    for (const [name, value] of Object.entries(changes)) this.model.set(name, value);
    this.model.save_changes();
  }

  isShown(milestone) {
    const [kind, theme] = [this.model.get("kind"), this.alone && this.model.get("theme")];
    if (this.model.get("named_only") && milestone.inArticle === "no") return false;
    if (kind && milestone.kind !== kind) return false;
    if (theme && !milestone.themes.some(({ id }) => id === theme)) return false;
    const text = [milestone.title, milestone.zh, milestone.issuer, milestone.summary];
    const query = (this.model.get("query") ?? "").trim().toLowerCase();
    return text.join("\n").toLowerCase().includes(query);
  }

  /** Bring the page in line with the model; elements stay, so that the focus stays. */
  update() {
    const { steps, milestones } = this.content;
    const index = this.index();
    const step = steps[index];
    const ids = Object.keys(milestones).filter((id) => this.isShown(milestones[id]));
    const visible = new Set(ids);
    const listed = step.milestones.filter((id) => visible.has(id));
    const chosen = this.model.get("milestone");
    const focused = document.activeElement;
    const parts = [this.panel, this.picture, this.table, this.record, this.root];
    const around = parts.find((part) => part.contains(focused));
    this.updateSteps(index);
    this.updatePanel(step, chosen);
    this.timeline.show(step, visible, chosen);
    this.named.checked = this.model.get("named_only");
    this.kind.value = this.model.get("kind");
    this.shown.textContent = `${listed.length} of ${step.milestones.length} shown`;
    this.toggle.textContent = this.asTable ? "Show as a picture" : "Show as a table";
    const open = !this.alone && this.model.get("record_open");
    this.filtering.hidden = open;
    this.picture.hidden = this.asTable || open;
    this.table.hidden = open || (!this.asTable && !this.alone);
    this.updateRecord(step, open);
    const rows = this.table.hidden ? [] : [milestoneTable(listed, this.content, this.open)];
    this.table.replaceChildren(...rows);
    this.announce(step, index, listed, chosen, open);
    if (around) this.keepFocus(around);
  }

  /** When what had the focus is gone or hidden, find it a place in the same part. */
  keepFocus(part) {
    const focused = document.activeElement;
    if (this.root.contains(focused) && !focused.closest(".tyo-off, [hidden]")) return;
    const next = part.querySelector('[data-part="label"][tabindex="0"], .tyo-side, tbody button');
    (next ?? this.root).focus();
  }

  updateSteps(index) {
    for (const [at, tab] of this.tabs.entries()) {
      tab.setAttribute("aria-selected", at === index);
      tab.tabIndex = at === index ? 0 : -1;
    }
    if (this.tabs.includes(document.activeElement)) this.tabs[index].focus();
    this.previous.setAttribute("aria-disabled", index === 0);
    this.next.setAttribute("aria-disabled", index === this.tabs.length - 1);
  }

  /** Show the theme, or a milestone with the focus on the way back. */
  updatePanel(step, chosen) {
    const key = `${step.theme}\n${chosen}`;
    if (key === this.panelKey) return;
    this.panelKey = key;
    const wasInside = this.root.contains(document.activeElement);
    const parts = chosen
      ? [details(this.content.milestones[chosen], this.content.sources, () => this.close())]
      : this.themeParts(step);
    this.panel.setAttribute("aria-label", step.title);
    this.panel.replaceChildren(...parts);
    if (wasInside && chosen) this.panel.querySelector(".tyo-back").focus();
  }

  themeParts(step) {
    if (this.alone) return [];
    const columns = step.sides.map((side) => sideColumn(side, this.actions));
    const question = step.question && `To discuss: ${step.question}`;
    return [
      h(
        "div",
        { class: "tyo-head" },
        h("h3", {}, step.title),
        chinese(step.zh),
        h("p", { class: "tyo-question" }, question),
      ),
      h("div", { class: "tyo-sides" }, ...columns),
    ];
  }

  /** Open the record at the figures that bear on a statement. */
  check(statement) {
    this.set({ record_open: true, checked: statement });
    this.record.focus({ preventScroll: true });
    this.record.querySelector(".tyo-figure")?.scrollIntoView({ block: "nearest" });
  }

  closeRecord() {
    const statement = this.model.get("checked");
    this.set({ record_open: false, checked: "" });
    (this.panel.querySelector(`[data-checks="${statement}"]`) ?? this.recordToggle).focus();
  }

  updateRecord(step, open) {
    const checked = open ? this.model.get("checked") : "";
    const key = `${step.theme}\n${open}\n${checked}`;
    this.record.hidden = !open;
    this.recordToggle.textContent = open ? "Back to the timeline" : "Open the record";
    this.recordToggle.setAttribute("aria-expanded", open);
    if (key === this.recordKey) return;
    this.recordKey = key;
    this.record.replaceChildren(...(open ? this.recordParts(step, checked) : []));
  }

  recordParts({ title, record }, checked) {
    const { figures, sources } = this.content;
    const charts = this.model.get("charts");
    const statement = this.statement(checked);
    const bearing = statement?.check.figures ?? [];
    const ids = [...new Set([...bearing, ...record.figures])];
    const block = (id) => figureBlock(figures[id], charts[id], sources, bearing.includes(id));
    const readings = record.readings.map((reading) => readingItem(reading, sources[reading.source]));
    const said = statement
      ? [
          h("p", {}, h("b", {}, "Checked: "), statement.summary),
          h("p", {}, h("b", {}, "What remains open: "), statement.check.open),
        ]
      : [h("p", {}, record.limits)];
    const whose = "Chosen by this explainer: no figure or account here comes from the article.";
    return [
      h(
        "div",
        { class: "tyo-record-head" },
        h("p", {}, h("b", {}, `The record: ${title}. `), h("i", {}, whose)),
        ...said,
      ),
      h("div", { class: "tyo-figures" }, ...ids.map(block)),
      h(
        "div",
        { class: "tyo-readings" },
        h("h4", {}, "Accounts from different sides, by date"),
        readings.length ? h("ul", {}, ...readings) : h("p", {}, "No account was collected."),
      ),
    ];
  }

  statement(id) {
    const sides = this.content.steps.flatMap((step) => step.sides);
    const said = sides.flatMap(({ statements, background }) => [...statements, ...background]);
    return said.find((statement) => statement.id === id);
  }

  /** Close the details, and go back to where they were opened. */
  close() {
    const milestone = this.model.get("milestone");
    this.set({ milestone: "" });
    const opener = this.openedIn?.querySelector(`[data-opens="${milestone}"]`);
    if (opener) opener.focus();
    else this.timeline.focus(milestone);
  }

  announce(step, index, listed, chosen, open) {
    const { steps, milestones } = this.content;
    const theme = `${index + 1} of ${steps.length}: ${step.title}`;
    const shown = open ? "the record is open" : `${count(listed.length, "milestone")} shown`;
    const said = chosen
      ? `Details of ${milestones[chosen].label}, ${milestones[chosen].when}`
      : `${theme}, ${shown}`;
    if (this.status.textContent !== said) this.status.textContent = said;
  }

  /** Keys are ours while the focus is inside; combinations are left to JupyterLab. */
  onKey(event) {
    const { key, target } = event;
    if ((event.ctrlKey || event.metaKey || event.altKey) && key !== "Enter") return;
    event.stopPropagation();
    if (key === "Enter" && (event.shiftKey || event.ctrlKey)) event.preventDefault();
    if (target.matches("select")) return;
    const last = this.tabs.length - 1;
    const steps = { ArrowLeft: this.index() - 1, ArrowRight: this.index() + 1, Home: 0, End: last };
    if (key in steps) this.go(steps[key]);
    else if (/^[1-9]$/.test(key)) this.go(Number(key) - 1);
    else if (key === "Escape" && this.model.get("milestone")) this.close();
    else if (key === "Escape" && this.model.get("record_open")) this.closeRecord();
    else if (!this.moveInTimeline(key)) return;
    event.preventDefault();
  }

  moveInTimeline(key) {
    const direction = { ArrowUp: -1, ArrowDown: 1 }[key];
    return direction !== undefined && this.timeline.move(direction);
  }
}
