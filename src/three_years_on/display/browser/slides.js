// The slides of a step, in the order in which a class sees them.

import { LanesSlides } from "./lanesslides.js";
import { overviewSlides, questionSlide, voteSlide } from "./openings.js";
import { RecordSlides } from "./recordslides.js";
import { SideSlides } from "./sideslides.js";
import { isReported } from "./state.js";

/**
 * `name` is heard, `of` is what several belong to, `notes` are the speaker's, and `parts` makes what
 * is seen; where it `votes`, hands can be counted.
 *
 * @typedef {{ name: string, of?: string, notes: string[], parts: () => (Node | string)[], reveals?: boolean, votes?: boolean }} Slide
 *
 * What slides are made for: `fits` tells whether parts are seen without scrolling, `measure` sets
 * them where only their size is asked for, `isSeen` tells whether what stands there fits, `height`
 * and `smallest` are pixels, of the stage and of its smallest words.
 *
 * @typedef {{
 *   fits(parts: Node[]): boolean, measure(parts: Node[]): void, isSeen(): boolean,
 *   height(): number, smallest(): number,
 *   go(index: number): void, open(milestone: string): void, say(text: string): void,
 * }} Stage
 *
 * @typedef {import("./content.d.ts").Step} Step
 * @typedef {import("./state.js").State} State
 */

export class SlideMaker {
  /**
   * @param {State} state
   * @param {Stage} stage
   */
  constructor(state, stage) {
    this.state = state;
    this.stage = stage;
    this.sides = new SideSlides(state, stage);
    this.lanes = new LanesSlides(state, stage);
    this.record = new RecordSlides(state, stage);
  }

  /**
   * The slides of a step, by its place; -1 is the overview.
   *
   * @param {number} index
   * @returns {Slide[]}
   */
  slides(index) {
    const { state, stage } = this;
    const step = state.content.steps[index];
    if (!step) return overviewSlides(state, stage);
    const called = step.sides.filter(({ role }) => role === "called");
    const isTold = ({ statements, placed, missing }) => statements.length + placed.length > 0 || missing;
    const reported = step.sides.filter((side) => isReported(side) && isTold(side));
    return [
      questionSlide(step, state, stage),
      ...called.flatMap((side) => this.sides.calledSlides(step, side)),
      ...(reported.length ? [voteSlide(step, state, stage), ...this.sides.besideSlides(step)] : []),
      ...this.lanes.slides(step),
      ...this.record.slides(step),
      ...this.record.discussionSlides(step),
    ];
  }
}
