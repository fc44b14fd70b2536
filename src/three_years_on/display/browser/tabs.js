// The steps to choose from: tabs, or a list where they are many; where it is narrow one at a time.

import { focusNear, h, quoted } from "./dom.js";
import { around, asWritten, isolated, tr, written } from "./language.js";
import { svgElement } from "./marks.js";
import { tally } from "./tally.js";

/** Whether steps do not fit beside each other, so that they are chosen from a list. */
export const areMany = (steps) => steps.length > 9;

const allThemes = () => tr("All themes");

/** Four lines, as of a list: all themes. */
function rowsMark() {
  const d = "M0 1H22M0 5H30M0 9H24M0 13H28";
  const lines = { class: "tyo-tally-all", viewBox: "0 0 30 14", "aria-hidden": "true" };
  return svgElement("svg", lines, svgElement("path", { d }));
}

export class StepTabs {
  /**
   * @param {import("./state.js").State} state
   * @param {(place: number) => void} go
   * @param {{ overview: string, theme: string }} ids of the panels
   */
  constructor(state, go, ids) {
    const { steps } = state.content;
    this.state = state;
    this.steps = steps;
    this.first = state.hasOverview ? -1 : 0;
    this.place = this.first;
    const tab = (place, panel, ...parts) => {
      const attributes = { type: "button", role: "tab", "aria-controls": panel };
      return h("button", { ...attributes, onclick: () => go(place) }, ...parts);
    };
    const titled = (number, title, said) => {
      const attributes = { class: "tyo-tab-title", "data-title": number + title };
      return h("span", attributes, number && h("b", {}, number), said);
    };
    this.tallies = steps.map(() => h("span", { class: "tyo-tally-place" }));
    this.tabs = steps.map((step, index) =>
      tab(
        index,
        ids.theme,
        titled(`${written(index + 1)} `, step.title, quoted(step.title, "themes", step.language)),
        this.tallies[index],
      ),
    );
    if (state.hasOverview) {
      this.tabs.unshift(tab(-1, ids.overview, titled("", allThemes(), allThemes()), rowsMark()));
    }
    const button = (text, label, onclick) =>
      h("button", { type: "button", "aria-label": label, title: label, onclick }, text);
    this.previous = button("‹", tr("Previous theme"), () => go(this.place - 1));
    this.next = button("›", tr("Next theme"), () => go(this.place + 1));
    const numbered = (index) => `${written(index + 1)} ${isolated(steps[index].title)}`;
    const options = this.tabs.map((_, at) => {
      const value = at + this.first;
      if (value < 0) return h("option", { value }, allThemes());
      return h("option", { value, lang: asWritten("themes", steps[value].language).lang }, numbered(value));
    });
    const onchange = () => go(Number(this.chooser.value));
    this.chooser = h("select", { "aria-label": tr("Theme"), onchange }, ...options);
    this.where = h("span", { class: "tyo-where" });
    this.all = h("button", { type: "button", class: "tyo-all", onclick: () => go(-1) }, allThemes());
    this.all.hidden = !state.hasOverview;
    this.areMany = areMany(steps);
    const tablist = h("div", { role: "tablist", "aria-label": tr("Themes") }, ...this.tabs);
    const narrow = h("div", { class: "tyo-turn" }, this.previous, this.where, this.all, this.next);
    this.node = h("div", { class: "tyo-steps" }, this.areMany ? this.chooser : tablist, narrow);
    this.node.classList.toggle("tyo-many", this.areMany);
    this.node.hidden = steps.length < 2;
  }

  update() {
    const place = this.state.place();
    const at = place - this.first;
    this.place = place;
    for (const [index, tab] of this.tabs.entries()) {
      tab.setAttribute("aria-selected", String(index === at));
      tab.tabIndex = index === at ? 0 : -1;
    }
    if (this.tabs.some((tab) => tab === focusNear(tab))) this.tabs[at].focus();
    this.chooser.value = String(place);
    const here = h("b", {}, written(place + 1));
    this.where.replaceChildren(...around("{place} of {all}", { place: here, all: written(this.steps.length) }));
    this.node.classList.toggle("tyo-at-overview", place < 0);
    this.previous.setAttribute("aria-disabled", String(place === this.first));
    this.next.setAttribute("aria-disabled", String(place === this.steps.length - 1));
    this.tallyAll();
  }

  /** Marks change with what is covered, and with nothing else. */
  tallyAll() {
    if (this.areMany || this.node.hidden) return;
    for (const [index, step] of this.steps.entries()) {
      const covered = this.state.isCovered(step);
      const place = this.tallies[index];
      if (place.dataset.covered === String(covered)) continue;
      place.dataset.covered = String(covered);
      place.replaceChildren(tally(step, covered));
    }
  }
}
