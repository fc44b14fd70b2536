// What a timeline shows and a width in, what stands around its lanes out: names, dates, counts, axis.

import { CROWD, emptyPlan, overlaps, SIZES, usedLanes, wrapped } from "./fitting.js";
import { tr, written } from "./language.js";
import { countAround, TimeScale } from "./timescale.js";

export class AcrossFrame {
  constructor({ shown, width, measure, scale, opened }, labelRows) {
    this.shown = shown;
    this.width = width;
    this.measure = measure;
    this.scale = scale;
    this.opened = opened;
    this.labelRows = labelRows;
    this.mark = SIZES.mark * scale;
    this.large = SIZES.large * scale;
    this.isCrowded = shown.milestones.length > CROWD;
    this.lanes = usedLanes(shown);
    this.left = this.nameLanes();
    this.right = width;
    const [from, until] = shown.range ?? [-Infinity, Infinity];
    const isSeen = (day) => day >= from && day <= until;
    const days = shown.milestones.flatMap((
      { first, end },
    ) => [Math.max(first, from), Math.min(end, until)]);
    days.push(...shown.moments.map(({ day }) => day).filter(isSeen), ...(shown.range ?? []));
    this.time = new TimeScale(days, this.left, this.right, shown.milestones);
    // A moment out of sight lies at the edge, and has no line.
    this.lines = shown.moments.map(({ day }) => this.time.x(day));
    this.seen = shown.moments.map(({ day }) => isSeen(day));
    this.top = 0;
    this.result = emptyPlan(width, false);
  }

  /** Break the names of lanes into lines, and return where time begins. */
  nameLanes() {
    const icon = 28 * this.scale;
    const room = Math.max(0.115 * this.width, 136 * this.scale) - icon;
    for (const lane of this.lanes) {
      // In a crowd the name is what opens a lane.
      const name = lane.label || (this.isCrowded ? tr("Milestones") : "");
      lane.lines = name ? wrapped(name, room, this.measure, true) : [];
    }
    const widths = this.lanes.flatMap(({ lines }) => lines.map((line) => this.measure(line, true)));
    return widths.length ? icon + Math.max(...widths) + 8 * this.scale : 0;
  }

  text(text, x, y, anchor, more = {}) {
    const height = 15 * this.scale;
    const found = { text, x, y, anchor, width: this.measure(text, more.bold), height, ...more };
    this.result.texts.push(found);
    return found;
  }

  /** Set the words of each moment where they touch no others and no line of another. */
  placeMoments() {
    const height = 18 * this.scale;
    const placed = [];
    for (const [index, { text }] of this.shown.moments.entries()) {
      if (!this.seen[index]) continue;
      const [x, width] = [this.lines[index], this.measure(text, true)];
      const starts = [x - width / 2, x - 3, x + 3 - width];
      const boxes = starts.map((start) => Math.min(Math.max(start, 0), this.width - width));
      const isFree = (row, start) =>
        placed.every((other) => {
          if (other.row === row) return !overlaps([start - 10, start + width + 10], other.box);
          if (other.row < row) return !overlaps([start - 4, start + width + 4], [other.x, other.x]);
          return !overlaps([other.box[0] - 4, other.box[1] + 4], [x, x]);
        });
      let row = 0;
      while (row < 12 && !boxes.some((start) => isFree(row, start))) row++;
      const start = boxes.find((one) => isFree(row, one)) ?? boxes[0];
      placed.push({ row, x, box: [start, start + width] });
      this.text(text, start, (row + 0.5) * height, "start", {
        bold: true,
        part: "moment",
        moment: index,
      });
      this.result.moments.push({ x, y: (row + 1) * height - 1, moment: index });
    }
    return Math.max(0, ...placed.map(({ row }) => row + 1)) * height;
  }

  /** The counts before, between and after; where words have no room, the number alone. */
  placeCounts(y) {
    const counts = countAround(this.shown);
    const height = 18 * this.scale;
    const edges = [this.left, ...this.lines, this.right];
    for (const [at, count] of counts.entries()) {
      const [start, end] = [edges[at], edges[at + 1]];
      const isFree = (words) => this.measure(words) + 12 <= end - start;
      const number = { count: written(count), span: this.shown.spans[at] };
      const words = [tr("{count} {span}", number), written(count)].find(isFree);
      if (!words || !count) continue;
      const isBetween = at > 0 && at < counts.length - 1;
      const [x, anchor] = isBetween ? [(start + end) / 2, "middle"] : [start + 6, "start"];
      this.text(words, x, y + height / 2, anchor, { part: "count" });
    }
    return y + (counts.length ? height : 4);
  }

  regions(end) {
    if (!this.lines.length) return [];
    const [first, last] = [this.lines[0], this.lines.at(-1)];
    const spans = this.lines.length > 1
      ? [[this.left, first], [last, this.right]]
      : [[this.left, first]];
    return spans.map(([x, until]) => ({
      x,
      y: this.top,
      width: until - x,
      height: end - this.top,
    }));
  }

  placeAxis(y) {
    const [top, { scale }] = [this.top, this];
    for (const { x, text } of this.time.ticks(this.measure, this.shown.months)) {
      this.result.ticks.push({ x, y: top, end: y + 4 * scale });
      const fits = x + 6 + this.measure(text) <= this.right;
      if (fits) this.text(text, x + 5 * scale, y + 11 * scale, "start", { part: "tick" });
    }
  }

  isClear(interval) {
    const [start, end] = interval;
    if (start < this.left + 2 || end > this.right) return false;
    if (this.time.breaks().some(({ x, width }) => overlaps([start, end], [x, x + width]))) {
      return false;
    }
    return this.lines.every((line, at) => !this.seen[at] || end < line - 3 || start > line + 3);
  }

  /** Whether words cross no date, and stand on the same side of every date as their mark. */
  /** @param {number[]} interval */
  isBeside([start, end], x) {
    const parts = (line) =>
      Math.abs(line - x) > 1 && Math.min(start, x) < line && line < Math.max(end, x);
    return this.isClear([start, end]) &&
      !this.lines.some((line, at) => this.seen[at] && parts(line));
  }

  middle({ first, last }) {
    return this.time.x((first + last) / 2);
  }

  /** Where a mark reaches to, with the bar of its month or year, or of what lasts. */
  reach(milestone, radius) {
    const x = this.middle(milestone);
    const [first, end] = [this.time.x(milestone.first), this.time.x(milestone.end)];
    return [Math.min(x - radius - 2, first - 2), Math.max(x + radius + 2, end + 2)];
  }

  addMark(milestone, y, size) {
    const { first, last, end, id, lane, by, relation, moment, certain } = milestone;
    const x = this.middle(milestone);
    this.result.marks.push({ id, x, y, size, lane, by, relation, moment, certain });
    if (first === end) return;
    const lasts = end > last;
    const [from, height] = [this.time.x(first), lasts ? SIZES.lasting * this.scale : 3];
    const width = this.time.x(end) - from;
    this.result.periods.push({ id, x: from, width, y: y - height / 2, height, lasts });
  }
}
