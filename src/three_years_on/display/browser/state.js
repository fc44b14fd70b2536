// The model in, what is shown out: no element is known here.

import { hasHands } from "./hands.js";
import { ownAddress } from "./host.js";

/**
 * Whether a text that was searched for, in lower case, stands in what is told of a milestone.
 *
 * @param {Milestone} milestone
 * @param {string} query
 */
export function isFound({ title, original, issuer, summary }, query) {
  return !query || [title, original?.title, issuer, summary].join("\n").toLowerCase().includes(query);
}

/**
 * @typedef {import("./content.d.ts").ExplainerModel} ExplainerModel
 * @typedef {import("./content.d.ts").Milestone} Milestone
 * @typedef {import("./content.d.ts").Prediction} Prediction
 * @typedef {import("./content.d.ts").Step} Step
 * @typedef {import("./content.d.ts").TimelineModel} TimelineModel
 * @typedef {(ExplainerModel | TimelineModel)["view"]} ViewName
 * @typedef {Omit<ExplainerModel, "view"> & Pick<TimelineModel, "query"> & { view: ViewName }} Traits
 * @typedef {ReturnType<State["shown"]>} Shown
 */

export const isReported = ({ role }) => role === "reported";
/** @param {Step} step */
const isReportedOf = ({ sides }) => sides.some(isReported);

export class State {
  /**
   * @param {import("./model.d.ts").Model<Traits>} model of the timeline explorer not all of it, and
   *   the rest is not asked for
   * @param {() => void} changed called when something changes that the model does not know
   */
  constructor(model, changed) {
    this.model = model;
    this.changed = changed;
    this.content = this.get("content");
    this.isAlone = this.get("view") === "timeline";
    this.isInNotebook = this.get("in_notebook");
    this.showing = ""; // what was asked for and stands in place of the timeline
    this.asTable = false;
    this.isCounting = false; // hands, in place of one prediction
    const { steps } = this.content;
    const isRecorded = ({ record }) => record.figures.length + record.accounts.length > 0;
    this.hasRecords = !this.isAlone && steps.some(isRecorded);
    this.canPredict = !this.isAlone && steps.some(isReportedOf);
    this.hasOverview = !this.isAlone && steps.length > 1;
  }

  /** The charts of the record, which may come after the rest. */
  get charts() {
    return this.get("charts") ?? {};
  }

  get isOverview() {
    return this.hasOverview && Boolean(this.get("overview"));
  }

  /**
   * @template {keyof Traits} Name
   * @param {Name} name
   * @returns {Traits[Name]}
   */
  get(name) {
    return this.model.get(name);
  }

  /** @param {Partial<Traits>} changes */
  set(changes) {
    for (const [name, value] of Object.entries(changes)) {
      this.model.set(/** @type {keyof Traits} */ (name), value);
    }
    this.model.save_changes();
  }

  index() {
    if (this.isAlone) return 0;
    const theme = this.get("theme");
    return Math.max(0, this.content.steps.findIndex((step) => step.theme === theme));
  }

  step() {
    return this.content.steps[this.index()];
  }

  /** All that is shown at once, as plain values. */
  shown() {
    const step = this.step();
    const covered = this.isCovered(step);
    const visible = this.visible(covered);
    const { isOverview } = this;
    const hasRecord = this.hasRecords && !covered;
    const isRecordOpen = hasRecord && this.get("record_open") && !this.showing && !isOverview;
    return {
      step,
      covered,
      isOverview,
      visible,
      hasRecord,
      isRecordOpen,
      listed: step.milestones.filter((id) => visible.has(id)),
      chosen: isOverview ? "" : this.get("milestone"),
      checked: isRecordOpen ? this.get("checked") : "",
      predicting: this.get("predicting"),
      showing: this.showing,
      hasTimeline: !isOverview && !isRecordOpen && !this.showing,
    };
  }

  /** The milestones that the filters let through: the same set until a filter changes. */
  visible(covered) {
    const { milestones } = this.content;
    const theme = this.isAlone && this.get("theme");
    const [namedOnly, kind] = [this.get("named_only") && !covered, this.get("kind")];
    const query = (this.get("query") ?? "").trim().toLowerCase();
    const filters = JSON.stringify([theme, namedOnly, kind, query]);
    if (filters !== this.filters) {
      /** @param {Milestone} milestone */
      const passes = (milestone) =>
        !(namedOnly && milestone.in_article === "no") &&
        !(kind && milestone.kind !== kind) &&
        !(theme && !milestone.themes.some(({ id }) => id === theme)) &&
        isFound(milestone, query);
      this.filters = filters;
      this.passed = new Set(Object.keys(milestones).filter((id) => passes(milestones[id])));
    }
    return this.passed;
  }

  /** The place among what can be shown: -1 is the overview. */
  place() {
    return this.isOverview ? -1 : this.index();
  }

  /** Go to a step, or with -1 to the overview, and say whether there is such a one. */
  go(place, milestone = "") {
    const step = this.content.steps[place];
    const isOverview = place === -1 && this.hasOverview;
    if (this.isAlone || (!step && !isOverview)) return false;
    const theme = isOverview ? {} : { theme: step.theme };
    this.leave({ ...theme, overview: isOverview, milestone, record_open: false, checked: "" });
    return true;
  }

  /** Cover what is reported, or show it; a milestone that was open does not come back with it. */
  togglePredicting() {
    this.leave({ predicting: !this.get("predicting"), milestone: "" });
  }

  /**
   * Change the model, and let nothing that was asked for stand in place of the timeline.
   *
   * @param {Partial<Traits>} changes
   */
  leave(changes) {
    const left = this.showing;
    this.showing = "";
    this.set(changes);
    if (left) this.changed();
  }

  toggleTable() {
    this.asTable = !this.asTable;
    this.changed();
  }

  toggleShowing(name) {
    this.showing = this.showing === name ? "" : name;
    this.changed();
  }

  toggleRecord() {
    this.leave({ record_open: !this.get("record_open") || this.showing !== "", checked: "" });
  }

  /** Open the record at the figures that bear on a statement. */
  check(statement) {
    this.leave({ record_open: true, checked: statement });
  }

  statement(id) {
    const sides = this.content.steps.flatMap((step) => step.sides);
    const said = sides.flatMap(({ statements, background }) => [...statements, ...background]);
    return said.find((statement) => statement.id === id);
  }

  /**
   * Whether what is reported of a step is still to be predicted.
   *
   * @param {Step} step
   */
  isCovered(step) {
    if (!this.canPredict || !this.get("predicting") || !isReportedOf(step)) return false;
    return !this.get("revealed").includes(step.theme);
  }

  /** The themes of which nothing that is reported may be told yet. */
  coveredThemes() {
    return this.content.steps.filter((step) => this.isCovered(step)).map(({ theme }) => theme);
  }

  /** @param {Step} step */
  prediction({ theme }) {
    return this.get("predictions")[theme];
  }

  /** @param {Prediction} changes */
  predict(changes) {
    const { theme } = this.step();
    const predictions = this.get("predictions");
    this.set({ predictions: { ...predictions, [theme]: { ...predictions[theme], ...changes } } });
  }

  /** @param {Step} step */
  reveal(step) {
    if (!this.isCovered(step)) return;
    this.set({ revealed: [...this.get("revealed"), step.theme], milestone: "" });
  }

  /** @param {Step} step */
  hands({ theme }) {
    return this.get("hands")[theme] ?? {};
  }

  /** Count one hand more or fewer. */
  raise(step, choice, by) {
    const counts = this.hands(step);
    const count = Math.max(0, (counts[choice] ?? 0) + by);
    this.set({ hands: { ...this.get("hands"), [step.theme]: { ...counts, [choice]: count } } });
  }

  /** The next class begins anew, and sees what this one said. */
  startAgain() {
    const another = this.get(hasHands(this, ["hands"]) ? "hands" : "another");
    this.leave({ predictions: {}, revealed: [], hands: {}, another });
  }

  /** The address of this step: in a page its own, if it has one; in a notebook that of the cell. */
  link() {
    if (!this.isInNotebook) return ownAddress();
    // JupyterLab gives each window a workspace, which the reader of the link has not.
    const path = location.pathname.replace(/(\/(?:lab|doc))\/workspaces\/[^/]+/, "$1");
    const [cell, address] = [this.get("cell"), location.origin + path];
    return cell ? `${address}?#cell-id=${encodeURIComponent(cell)}` : address;
  }
}
