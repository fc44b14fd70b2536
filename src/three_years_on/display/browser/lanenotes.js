// A plan of the timeline in, what its looks mean in words out.

import { h } from "./dom.js";
import { around, spacing, tr, trn, written } from "./language.js";
import { momentClass } from "./painting.js";
import { yearOf } from "./timescale.js";

/** How to reach what has no words, and what this picture's looks mean; only what it holds. */
export function laneNotes(plan) {
  const some = (test) => plan.marks.some(test);
  const rest = plan.marks.length - plan.labelled;
  const [gap] = plan.breaks;
  const outcome = plan.marks.find(({ by }) => by === "outcome");
  const lines = [
    plan.bars.length > 0 && tr("Bars count milestones; open a lane or a year to see each."),
    rest > 0 &&
    tr("{count} labelled; point at a mark or use the arrow keys for the rest.", {
      count: written(plan.labelled),
    }),
    outcome && boldMeans(outcome),
    plan.arrows.some(({ style }) => style === "dashed") &&
    tr("Dashed: placed here by this explainer."),
    some(({ relation }) => relation === "candidate") && tr("Half filled: may be meant."),
    some(({ by, relation }) => by === "elsewhere" && relation === "named") &&
    tr("Ringed: named elsewhere in the article."),
    some(({ certain, relation }) => !certain && relation !== "candidate") &&
    tr("Hollow: day not certain."),
    plan.periods.some(({ lasts }) => !lasts) && tr("With a thin bar: month or year known."),
    plan.periods.some(({ lasts }) => lasts) &&
    tr("With a thick bar: until its end; counted where it begins."),
    gap &&
    tr("Nothing is shown between {from} and {until}.", {
      from: yearOf(gap.from),
      until: yearOf(gap.until),
    }),
  ];
  return lines.filter(Boolean).flatMap((line) => [line, spacing()].flat());
}

function boldMeans({ moment }) {
  const bold = h("b", { class: `tyo-said${momentClass(moment)}` }, tr("Bold"));
  return around("{bold}: an outcome here names it or may mean it.", { bold });
}

/** How many of all milestones are seen, and whether they stand in several lanes. */
export function laneTitle(here, all, isSorted) {
  const number = { here: written(here) };
  if (here === all && isSorted) return trn("{count} milestone by kind", "{count} milestones by kind", all);
  if (here === all) return trn("{count} milestone", "{count} milestones", all);
  return isSorted
    ? trn("{here} of {count} milestone by kind", "{here} of {count} milestones by kind", all, number)
    : trn("{here} of {count} milestone", "{here} of {count} milestones", all, number);
}
