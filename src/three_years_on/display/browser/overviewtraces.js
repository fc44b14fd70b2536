// A row that is laid out in, the lines from its milestones to its outcomes drawn.

import { svgElement } from "./marks.js";

const MARK_BAND = 34; // the upper part of a row, in which all marks stand
const TRACE_LANE = 6; // from one trace to the next below it

/** Draw the lines of a row that is laid out, and set the labels below their milestones. */
export function drawTraces(button, row, traces, isMirrored) {
  const ground = button.querySelector(".tyo-ov-traces");
  const frame = ground.parentElement.getBoundingClientRect();
  const scale = ground.parentElement.offsetWidth / frame.width || 1;
  const box = (node) => {
    const { left, right, bottom } = node.getBoundingClientRect();
    return { x: ((left + right) / 2 - frame.left) * scale, bottom: (bottom - frame.top) * scale };
  };
  const markOf = (id) => button.querySelector(`[data-milestone="${id}"]`);
  const labels = [...button.querySelectorAll(".tyo-ov-label")].map((label) => {
    const mark = markOf(traces[label.dataset.traces].milestones[0]).getBoundingClientRect();
    const room = label.parentElement.getBoundingClientRect();
    const start = isMirrored ? room.right - mark.right : mark.left - room.left;
    const spare = room.width - label.getBoundingClientRect().width - 4;
    return [label, Math.max(0, Math.min(start, spare)) * scale];
  });
  const lines = traces.map((trace, at) => {
    const marks = trace.milestones.map(markOf).map(box);
    return traceLine(trace, at, marks, traceTargets(button, row, trace).map(box));
  });
  ground.replaceChildren(...lines);
  for (const [label, start] of labels) label.style.marginInlineStart = `${start}px`;
}

/** The marks a line leads to; in a card, the bar of the moment. */
function traceTargets(button, row, trace) {
  const bars = button.querySelectorAll("[data-moment]");
  if (!bars.length) {
    const side = trace.placed ? ".tyo-ov-placed" : ".tyo-ov-own";
    return [...button.querySelectorAll(`${side} [data-statements]`)].filter((mark) =>
      mark.dataset.statements.split(" ").some((id) => trace.statements.includes(id)),
    );
  }
  const [first] = trace.statements;
  const at = row.cells.findIndex((cell) =>
    [...cell.own, ...cell.placed].some(({ statements }) => statements.includes(first)),
  );
  return [bars[at]];
}

function traceLine(trace, at, marks, targets) {
  const y = MARK_BAND + 3 + at * TRACE_LANE;
  const xs = [...marks, ...targets].map(({ x }) => x);
  const round = (value) => value.toFixed(1);
  const parts = [`M${round(Math.min(...xs))} ${y}H${round(Math.max(...xs))}`];
  for (const { x, bottom } of marks) parts.push(`M${round(x)} ${round(bottom)}V${y}`);
  const ends = targets.map(({ x, bottom }) => {
    const tip = Math.min(bottom + 1, y - 4);
    parts.push(`M${round(x)} ${y}V${round(tip + 2)}`);
    return `M${round(x)} ${round(tip - 1)}l-3.5 5h7z`;
  });
  const placed = trace.placed ? "tyo-ov-dashed" : "";
  const kind = trace.relation === "candidate" ? "tyo-ov-dotted" : placed;
  return svgElement(
    "g",
    { class: `tyo-ov-trace ${kind}`, "data-traces": at },
    svgElement("path", { d: parts.join("") }),
    svgElement("path", { class: "tyo-ov-tip", d: ends.join("") }),
  );
}
