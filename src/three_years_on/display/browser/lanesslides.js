// The slides of the timeline: all of it on one, or lanes or times shared out over several.

import { h } from "./dom.js";
import { Lanes } from "./lanes.js";
import { tr } from "./language.js";
import { cutInto, pageName, sharedOut } from "./paging.js";

/**
 * @typedef {import("./content.d.ts").Step} Step
 * @typedef {import("./slides.js").Slide} Slide
 * @typedef {import("./slides.js").Stage} Stage
 * @typedef {import("./state.js").State} State
 */

const WORDS = 12; // pixels of the smallest words of the timeline, before they are scaled
const MOST_PARTS = 12;

export class LanesSlides {
  /**
   * @param {State} state
   * @param {Stage} stage
   */
  constructor(state, stage) {
    this.content = state.content;
    this.stage = stage;
  }

  /** After the window has changed, words have another size. */
  renew() {
    this.lanes?.observer.disconnect();
    const fontScale = this.stage.smallest() / WORDS;
    this.lanes = new Lanes(this.content.timeline, { open: (id) => this.stage.open(id) }, { fontScale });
  }

  /**
   * @param {Step} step
   * @returns {Slide[]}
   */
  slides(step) {
    if (!step.milestones.length) return [];
    this.renew();
    const pages = this.pages(step);
    const { lanes } = this;
    const { moments, steps } = this.content.timeline;
    const told = steps.find(({ theme }) => theme === step.theme).text;
    const asked = moments.length
      ? tr("Which came before the first line? A click on a mark opens it.")
      : tr("Which came first? A click on a mark opens it.");
    return pages.map((ids, at) => ({
      ...pageName(tr("Milestones"), at, pages.length),
      parts: () => {
        this.fits(step, ids);
        return [this.picture(lanes)];
      },
      notes: [asked, told],
    }));
  }

  picture(lanes) {
    return h("div", { class: "tyo-slide-lanes" }, lanes.node);
  }

  draw(lanes, step, ids) {
    lanes.show(step, new Set(ids), "", { isPart: ids.length < step.milestones.length });
  }

  /**
   * Draw milestones in the room there is, and say whether they are seen whole.
   *
   * @param {Step} step
   * @param {string[]} ids
   */
  fits(step, ids) {
    const { lanes, stage } = this;
    stage.measure([this.picture(lanes)]);
    lanes.width = lanes.picture.clientWidth;
    lanes.height = undefined;
    this.draw(lanes, step, ids);
    const head = lanes.node.firstElementChild.getBoundingClientRect().height;
    lanes.height = stage.height() - head - stage.smallest() / 2;
    this.draw(lanes, step, ids);
    return stage.isSeen();
  }

  /** All at once; else as many lanes as there is room for, and a long lane by its dates. */
  pages(step) {
    const all = step.milestones;
    if (this.fits(step, all)) return [all];
    if (this.lanes.plan.upright) return this.parts(step, all);
    const { lanes, milestones } = this.content.timeline;
    const byLane = lanes.map(({ id }) => all.filter((milestone) => milestones[milestone].lane === id));
    const pages = sharedOut(byLane.filter(({ length }) => length), (page) => this.fits(step, page.flat()));
    return pages.flatMap((page) => (page.length > 1 ? [page.flat()] : this.parts(step, page[0])));
  }

  /** Milestones by date in as few parts as are seen whole. */
  parts(step, ids) {
    const most = Math.min(MOST_PARTS, ids.length);
    let number = 1;
    while (number < most && !cutInto(ids, number).every((part) => this.fits(step, part))) number++;
    return cutInto(ids, number);
  }
}
