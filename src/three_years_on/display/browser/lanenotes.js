// A plan of the timeline in, what its looks mean in words out.

import { h } from "./dom.js";
import { momentClass } from "./painting.js";
import { yearOf } from "./timescale.js";

/** How to reach what has no words, and what this picture's looks mean; only what it holds. */
export function laneNotes(plan) {
  const some = (test) => plan.marks.some(test);
  const rest = plan.marks.length - plan.labelled;
  const [gap] = plan.breaks;
  const outcome = plan.marks.find(({ by }) => by === "outcome");
  const lines = [
    plan.bars.length > 0 && "Bars count milestones; open a lane or a year to see each. ",
    rest > 0 && `${plan.labelled} labelled; point at a mark or use the arrow keys for the rest. `,
    outcome &&
    [
      h("b", { class: `tyo-said${momentClass(outcome.moment)}` }, "Bold"),
      ": an outcome here names it or may mean it. ",
    ],
    plan.arrows.some(({ style }) => style === "dashed") &&
    "Dashed: placed here by this explainer. ",
    some(({ relation }) => relation === "candidate") && "Half filled: may be meant. ",
    some(({ by, relation }) => by === "elsewhere" && relation === "named") &&
    "Ringed: named elsewhere in the article. ",
    some(({ certain, relation }) => !certain && relation !== "candidate") &&
    "Hollow: day not certain. ",
    plan.periods.some(({ lasts }) => !lasts) && "With a thin bar: month or year known. ",
    plan.periods.some(({ lasts }) => lasts) &&
    "With a thick bar: until its end; counted where it begins. ",
    gap && `Nothing is shown between ${yearOf(gap.from)} and ${yearOf(gap.until)}. `,
  ];
  return lines.filter(Boolean).flat();
}
