// The explainer: reads the model, draws, and steps without Python.

import { count, h, originalTitle } from "./dom.js";
import { details, isFound, MilestoneTable } from "./milestones.js";
import { comparison, PredictionForm, predictionRows, summary } from "./predict.js";
import { Presentation } from "./present.js";
import { figureBlock, readingItem } from "./record.js";
import { sideColumn } from "./statements.js";
import { downloadCsv, takeAway } from "./takeaway.js";
import { Timeline } from "./timeline.js";

// More themes than this do not fit beside each other; they are chosen from a list.
const MANY = 9;

export class View {
  constructor(model, el) {
    this.model = model;
    this.content = model.get("content");
    this.open = (milestone) => {
      const parts = [this.panel, this.table];
      this.openedIn = parts.find((part) => part.contains(document.activeElement));
      this.set({ milestone });
    };
    this.actions = {
      content: this.content,
      open: this.open,
      check: (statement) => this.check(statement),
      covered: () => this.isCovered(this.step()),
      predict: (changes) => this.predict(changes),
      reveal: () => this.reveal(),
      downloadPredictions: () => downloadCsv("predictions", this.predictionRows()),
      startAgain: () => this.startAgain(),
    };
    this.timeline = new Timeline(model.get("drawing"), this.content, this.open);
    this.build();
    el.append(this.root);
    this.update();
  }

  build() {
    const { steps } = this.content;
    this.alone = this.model.get("query") !== undefined;
    this.showing = "";
    const isRecorded = ({ record }) => record && record.figures.length + record.readings.length > 0;
    this.hasRecords = steps.some(isRecorded);
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
    const options = steps.map(({ title }, index) => h("option", { value: index }, title));
    const onchange = () => this.go(Number(this.chooser.value));
    this.chooser = h("select", { "aria-label": "Theme", onchange }, ...options);
    const tablist = h("div", { role: "tablist", "aria-label": "Themes" }, ...this.tabs);
    const choice = steps.length > MANY ? this.chooser : tablist;
    this.nav = h("div", { class: "tyo-steps" }, this.previous, choice, this.next);
    this.nav.hidden = steps.length < 2;
    this.body = h("div", { class: "tyo-body" });
    const parts = this.alone ? [this.body] : [this.topLine(), this.body];
    const role = steps.length > MANY ? "region" : "tabpanel";
    this.panel = h("div", { class: "tyo-panel", role }, ...parts);
    this.picture = h("div", { class: "tyo-picture", tabindex: 0, role: "region" });
    this.picture.setAttribute("aria-label", "Timeline, scrolls sideways on narrow screens");
    this.table = h("div", { class: "tyo-table", tabindex: 0, role: "region" });
    this.table.setAttribute("aria-label", "Milestones as a table");
    this.picture.append(this.timeline.svg);
    const say = (text) => (this.status.textContent = text);
    this.milestoneTable = new MilestoneTable(this.content, this.open, say, !this.alone);
    this.table.append(this.milestoneTable.node);
    this.record = h("div", { class: "tyo-record", tabindex: -1, role: "region" });
    this.record.setAttribute("aria-label", "The record: figures and accounts");
    this.extra = h("div", { class: "tyo-extra", tabindex: -1, role: "region" });
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
      this.extra,
      this.status,
    );
    this.root.classList.toggle("tyo-alone", this.alone);
  }

  button(text, label, onclick) {
    return h("button", { type: "button", "aria-label": label, title: label, onclick }, text);
  }

  /** The question of the theme, and the ways to use the whole. */
  topLine() {
    this.head = h("div", { class: "tyo-head" });
    const tool = (text, onclick) => h("button", { type: "button", class: "tyo-link", onclick }, text);
    const predicting = () => this.set({ predicting: !this.model.get("predicting") });
    this.predicting = tool("Predict first", predicting);
    this.summaryToggle = tool("Summary", () => this.toggleExtra("summary"));
    this.takeAwayToggle = tool("Take away", () => this.toggleExtra("take away"));
    this.presenting = tool("Present", () => this.present());
    this.presenting.title = "Whole screen, large type (P)";
    this.predicting.hidden = !this.content.steps.some(({ sides }) => sides.length > 1);
    const tools = [this.predicting, this.summaryToggle, this.presenting, this.takeAwayToggle];
    return h("div", { class: "tyo-top" }, this.head, h("div", { class: "tyo-tools" }, ...tools));
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
    const filters = [
      h("label", {}, this.named, " only those named or perhaps meant"),
      h("label", {}, "kind ", this.kind),
      this.shown,
      this.toggle,
    ];
    this.filtering = h(
      "div",
      { class: "tyo-filtering", role: "group", "aria-label": "Milestones shown" },
      ...(this.alone ? [this.shown] : filters),
    );
    const toggleRecord = () => {
      this.showing = "";
      this.set({ record_open: !this.model.get("record_open"), checked: "" });
    };
    this.recordToggle = h("button", { type: "button", onclick: toggleRecord });
    this.cover = h("p", { class: "tyo-small" }, "Timeline and record open when you reveal.");
    const controls = this.alone ? [] : [this.recordToggle, this.cover];
    return h("div", { class: "tyo-filters" }, this.filtering, ...controls);
  }

  index() {
    if (this.alone) return 0;
    const theme = this.model.get("theme");
    return Math.max(0, this.content.steps.findIndex((step) => step.theme === theme));
  }

  step() {
    return this.content.steps[this.index()];
  }

  /** Whether what is reported of a step is still to be predicted. */
  isCovered({ theme, sides }) {
    if (!this.model.get("predicting") || sides.length < 2) return false;
    return !this.model.get("revealed").includes(theme);
  }

  go(index) {
    const step = this.content.steps[index];
    if (!step || this.alone) return;
    const wasOpen = this.model.get("record_open");
    this.showing = "";
    this.set({ theme: step.theme, milestone: "", record_open: false, checked: "" });
    if (wasOpen) this.root.scrollIntoView({ block: "nearest" });
  }

  set(changes) {
    for (const [name, value] of Object.entries(changes)) this.model.set(name, value);
    this.model.save_changes();
  }

  /** The milestones that the filters let through: the same set until a filter changes. */
  visible() {
    const { milestones } = this.content;
    const theme = this.alone && this.model.get("theme");
    const [namedOnly, kind] = [this.model.get("named_only"), this.model.get("kind")];
    const query = (this.model.get("query") ?? "").trim().toLowerCase();
    const key = JSON.stringify([theme, namedOnly, kind, query]);
    if (key !== this.visibleKey) {
      const passes = (milestone) =>
        !(namedOnly && milestone.inArticle === "no") &&
        !(kind && milestone.kind !== kind) &&
        !(theme && !milestone.themes.some(({ id }) => id === theme)) &&
        isFound(milestone, query);
      this.visibleKey = key;
      this.visibleIds = new Set(Object.keys(milestones).filter((id) => passes(milestones[id])));
    }
    return this.visibleIds;
  }

  /** Bring the page in line with the model; elements stay, so that the focus stays. */
  update() {
    const step = this.step();
    const covered = this.isCovered(step);
    const visible = this.visible();
    const listed = step.milestones.filter((id) => visible.has(id));
    const chosen = covered ? "" : this.model.get("milestone");
    const parts = [this.panel, this.picture, this.table, this.record, this.extra, this.root];
    const around = parts.find((part) => part.contains(document.activeElement));
    this.updateSteps(this.index());
    this.updateTop(step, chosen, covered);
    this.updateBody(step, chosen, covered);
    this.timeline.show(step, visible, chosen);
    this.updateBelow(step, listed, chosen, covered);
    this.announce(step, listed, chosen, covered);
    if (around) this.keepFocus(around);
  }

  /** Under the panel stands the timeline, its table, the record, or what was asked for. */
  updateBelow(step, listed, chosen, covered) {
    const hasRecord = !this.alone && this.hasRecords && !covered;
    const open = hasRecord && this.model.get("record_open") && !this.showing;
    const timeline = !open && !this.showing;
    this.named.checked = this.model.get("named_only");
    this.kind.value = this.model.get("kind");
    const isCrowded = listed.length > 0 && this.timeline.labels.length === 0;
    const named = isCrowded ? "; the table names them, the picture has no room" : "";
    this.shown.textContent = `${listed.length} of ${step.milestones.length} shown${named}`;
    this.toggle.textContent = this.asTable ? "Show as a picture" : "Show as a table";
    this.root.classList.toggle("tyo-covered", covered);
    this.cover.hidden = !covered;
    this.recordToggle.hidden = !hasRecord;
    this.filtering.hidden = !timeline || covered;
    this.picture.hidden = this.asTable || !timeline;
    this.table.hidden = !timeline || (!this.asTable && !this.alone);
    this.updateRecord(step, open);
    if (!this.table.hidden) this.milestoneTable.show(listed);
    this.updateExtra(step, listed, chosen, covered);
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
    this.chooser.value = index;
    this.previous.setAttribute("aria-disabled", index === 0);
    this.next.setAttribute("aria-disabled", index === this.tabs.length - 1);
  }

  updateTop(step, chosen, covered) {
    if (this.alone) return;
    this.head.hidden = Boolean(chosen);
    const predicting = this.model.get("predicting");
    this.predicting.setAttribute("aria-pressed", predicting);
    this.summaryToggle.hidden = !predicting;
    this.summaryToggle.setAttribute("aria-expanded", this.showing === "summary");
    this.takeAwayToggle.setAttribute("aria-expanded", this.showing === "take away");
    const key = `${step.theme}\n${covered}`;
    if (this.headKey === key) return;
    this.headKey = key;
    const question = step.question && !covered && `To discuss: ${step.question}`;
    this.head.replaceChildren(
      h("h3", {}, step.title),
      originalTitle(step),
      question ? h("p", { class: "tyo-question" }, question) : "",
    );
  }

  /** Show the theme, or a milestone with the focus on the way back. */
  updateBody(step, chosen, covered) {
    const predicting = this.model.get("predicting");
    const key = [step.theme, chosen, covered, predicting].join("\n");
    if (key !== this.bodyKey) {
      this.bodyKey = key;
      const wasInside = this.root.contains(document.activeElement);
      this.panel.setAttribute("aria-label", step.title);
      this.body.replaceChildren(...this.bodyParts(step, chosen, covered));
      if (wasInside && chosen) this.body.querySelector(".tyo-back").focus();
    }
    if (covered) this.form.update(this.prediction(step));
  }

  bodyParts(step, chosen, covered) {
    const { milestones, sources } = this.content;
    if (chosen) return [details(milestones[chosen], sources, () => this.close())];
    if (this.alone) return [];
    const [first, ...later] = step.sides;
    const columns = first ? [sideColumn(first, this.actions)] : [];
    if (covered) {
      this.form = new PredictionForm(step, this.content, this.actions);
      columns.push(this.form.node);
    } else {
      columns.push(...later.map((side, at) => sideColumn(side, this.actions, this.compared(step, at))));
    }
    return [h("div", { class: "tyo-sides" }, ...columns)];
  }

  /** The prediction stands once, above the first of what is reported. */
  compared(step, at) {
    if (!this.model.get("predicting") || at > 0) return "";
    return comparison(step, this.content, this.prediction(step), this.actions);
  }

  prediction({ theme }) {
    return this.model.get("predictions")[theme];
  }

  predict(changes) {
    const { theme } = this.step();
    const predictions = this.model.get("predictions");
    this.set({ predictions: { ...predictions, [theme]: { ...predictions[theme], ...changes } } });
  }

  revealStep(step) {
    if (this.isCovered(step)) this.set({ revealed: [...this.model.get("revealed"), step.theme] });
  }

  reveal() {
    this.revealStep(this.step());
    this.body.querySelectorAll(".tyo-side")[1]?.focus();
  }

  present() {
    if (this.presentation) return;
    this.presentation = new Presentation(this);
    this.presentation.start();
  }

  endPresentation() {
    this.presentation = null;
    this.presenting.focus();
  }

  predictionRows() {
    const [predictions, revealed] = [this.model.get("predictions"), this.model.get("revealed")];
    return predictionRows(this.content, predictions, revealed);
  }

  startAgain() {
    if (!window.confirm("Forget all predictions and cover all themes again?")) return;
    this.showing = "";
    this.set({ predictions: {}, revealed: [] });
    this.root.focus();
  }

  closeExtra() {
    const toggle = this.showing === "summary" ? this.summaryToggle : this.takeAwayToggle;
    this.toggleExtra(this.showing);
    toggle.focus();
  }

  toggleExtra(name) {
    this.showing = this.showing === name ? "" : name;
    this.update();
    if (this.showing) this.extra.focus({ preventScroll: true });
  }

  /** The summary of predictions, or what can be taken away, in place of the timeline. */
  updateExtra(step, listed, chosen, covered) {
    const rows = this.showing === "summary" ? this.predictionRows() : [];
    const key = JSON.stringify([this.showing, step.theme, listed, chosen, covered, rows]);
    if (key === this.extraKey) return;
    this.extraKey = key;
    this.extra.hidden = !this.showing;
    this.extra.setAttribute("aria-label", this.showing || "nothing");
    const { content } = this;
    const { svg } = this.timeline;
    const parts = {
      "": () => [],
      summary: () => summary(rows, this.actions, this.model.get("cell") !== undefined),
      "take away": () =>
        takeAway({ content, step, listed, chosen, covered, svg, link: this.link() }),
    };
    this.extra.replaceChildren(...parts[this.showing]());
  }

  /** The address of this step: in a page its own, in a notebook that of the cell. */
  link() {
    const cell = this.model.get("cell");
    if (cell === undefined) return location.href;
    const address = location.origin + location.pathname;
    return cell ? `${address}?#cell-id=${encodeURIComponent(cell)}` : address;
  }

  /** Open the record at the figures that bear on a statement. */
  check(statement) {
    this.showing = "";
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

  announce(step, listed, chosen, covered) {
    const { steps, milestones } = this.content;
    const theme = `${this.index() + 1} of ${steps.length}: ${step.title}`;
    const open = !this.record.hidden && "the record is open";
    const asked = this.showing && `${this.showing} is open`;
    const what = asked || (covered && "covered") || open || `${count(listed.length, "milestone")} shown`;
    const said = chosen
      ? `Details of ${milestones[chosen].label}, ${milestones[chosen].when}`
      : `${theme}, ${what}`;
    if (this.status.textContent !== said) this.status.textContent = said;
  }

  /** Keys are ours while the focus is inside; combinations are left to JupyterLab. */
  onKey(event) {
    const { key, target } = event;
    if ((event.ctrlKey || event.metaKey || event.altKey) && key !== "Enter") return;
    event.stopPropagation();
    if (key === "Enter" && (event.shiftKey || event.ctrlKey)) event.preventDefault();
    if (target.matches("select, textarea, input[type=text], input[type=search]") && key !== "Escape") return;
    if (target.matches("input[type=radio]") && key.startsWith("Arrow")) return;
    const last = this.tabs.length - 1;
    const steps = { ArrowLeft: this.index() - 1, ArrowRight: this.index() + 1, Home: 0, End: last };
    if (key in steps) this.go(steps[key]);
    else if (/^[1-9]$/.test(key)) this.go(Number(key) - 1);
    else if (key.toLowerCase() === "p" && !this.alone) this.present();
    else if (key === "Escape" && this.model.get("milestone")) this.close();
    else if (key === "Escape" && this.showing) this.closeExtra();
    else if (key === "Escape" && this.model.get("record_open")) this.closeRecord();
    else if (!this.moveInTimeline(key)) return;
    event.preventDefault();
  }

  moveInTimeline(key) {
    const direction = { ArrowUp: -1, ArrowDown: 1 }[key];
    return direction !== undefined && this.timeline.move(direction);
  }
}
