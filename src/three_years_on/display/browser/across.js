// What a timeline shows and a width in, a plan in which time runs across out.

import { AcrossFrame } from "./acrossframe.js";
import { IntervalRow, SIZES } from "./fitting.js";
import { tr, written } from "./language.js";
import { bucketOf, bucketWords, DAYS_A_YEAR, monthStart, sideOf } from "./timescale.js";

const MOST_ROWS = 40;

/** Time runs across, lanes lie below each other; `labelRows` is how many rows a lane may begin for words. */
export class Across extends AcrossFrame {
  plan() {
    const { result, scale } = this;
    let y = this.placeMoments();
    y = this.placeCounts(y);
    this.top = y;
    const tallest = this.isCrowded ? this.countBuckets() : 0;
    for (const lane of this.lanes) y = this.placeLane(lane, y, tallest);
    if (!this.lanes.length) y += 2 * SIZES.row * scale;
    this.placeAxis(y);
    for (const moment of result.moments) moment.end = y;
    result.regions = this.regions(y);
    result.breaks = this.time.breaks().map((gap) => ({
      ...gap,
      y: this.top,
      height: y - this.top,
    }));
    result.height = Math.ceil(y + 20 * scale);
    return result;
  }

  placeLane(lane, top, tallest) {
    const { scale } = this;
    const isOpen = !this.isCrowded || this.opened.has(lane.id);
    const all = this.shown.milestones.filter(({ lane: of }) => of === lane.index);
    const named = all.filter(({ by }) => by === "outcome");
    const rest = all.filter(({ by }) => by !== "outcome" && (isOpen || by === "elsewhere"));
    const pad = 6 * scale;
    let y = this.placeTracks(named, top + pad);
    y = this.placeRows(rest, y);
    if (!isOpen) y = this.placeBars(lane, y, tallest);
    const line = 15 * scale;
    y = Math.max(y, top + pad + (lane.lines.length + (this.isCrowded ? 1 : 0)) * line) + pad;
    for (const [at, words] of lane.lines.entries()) {
      const middle = top + pad + (at + 0.5) * line + scale;
      this.text(words, 28 * scale, middle, "start", { bold: true, part: "lane", lane: lane.index });
    }
    if (this.isCrowded) {
      const middle = top + pad + (lane.lines.length + 0.5) * line + scale;
      this.text(written(all.length), 28 * scale, middle, "start", { part: "count" });
    }
    const icon = { iconX: 12 * scale, iconY: top + pad + line / 2 + scale, size: 5.5 * scale };
    const { index, id, lines } = lane;
    const isNamed = lines.length > 0;
    const more = { lane: index, id, isNamed, isCrowded: this.isCrowded, isOpen, count: all.length };
    this.result.lanes.push({ x: 0, y: top, width: this.width, height: y - top, ...icon, ...more });
    return y;
  }

  /** What outcomes name: tracks with an arrow to the day of the outcome, words above or below. */
  placeTracks(items, top) {
    const tracks = [];
    for (const item of items) {
      const style = item.relation === "candidate" ? "dotted" : item.placed ? "dashed" : "solid";
      const reach = this.reach(item, this.large + 1);
      const isHome = (track) =>
        track.style === style && track.moment === item.moment && track.row.isFree(reach);
      let track = tracks.find((one) => isHome(one) && this.labelPlace(item, one));
      if (!track) tracks.push(track = this.newTrack(style, item.moment));
      track.row.take(reach);
      const label = this.labelPlace(item, track);
      label?.row.take(label.interval);
      track.items.push({ item, label });
    }
    return tracks.reduce((y, track) => this.finishTrack(track, y), top);
  }

  newTrack(style, moment) {
    return {
      style,
      moment,
      row: new IntervalRow(),
      above: new IntervalRow(),
      below: new IntervalRow(),
      items: [],
    };
  }

  /** The first free place above or below a mark for its words. */
  labelPlace(item, track) {
    const [x, width] = [this.middle(item), this.measure(item.label, true)];
    const r = this.large;
    for (const row of [track.above, track.below]) {
      for (const start of [x - r, x - width / 2, x + r - width, x + 6, x - 6 - width]) {
        const interval = [start - 4, start + width + 4];
        if (this.isBeside(interval, x) && row.isFree(interval)) {
          return { row, start, interval, width };
        }
      }
    }
    return undefined;
  }

  finishTrack(track, top) {
    const { scale } = this;
    const line = 15 * scale;
    const hasAbove = track.above.taken.length > 0;
    const y = top + (hasAbove ? line : 0) + this.large + 2 * scale;
    const ends = track.items.map(({ item }) => this.middle(item));
    const to = this.lines[track.moment];
    const from = Math.min(...ends);
    if (to !== undefined && to > from + 2 * this.large) {
      this.result.arrows.push({ x: from, to: to - 1, y, style: track.style, moment: track.moment });
    }
    for (const { item, label } of track.items) {
      this.addMark(item, y, this.large);
      if (!label) continue;
      const isAbove = label.row === track.above;
      const { start, words } = this.withDate(item, label);
      const middle = isAbove ? top + line / 2 : y + this.large + 2 * scale + line / 2;
      this.text(words, start, middle, "start", { bold: true, id: item.id, moment: item.moment });
    }
    return y + this.large + 3 * scale + (track.below.taken.length ? line : 0);
  }

  /** Add the month to the words of an outcome's milestone where there is room. */
  withDate({ label, short }, { row, start, interval, width }) {
    const words = tr("{milestone}, {when}", { milestone: label, when: short });
    const longer = [start - 4, start + this.measure(words, true) + 4];
    const others = new IntervalRow();
    others.take(...row.taken.filter((one) => one !== interval));
    if (!this.isBeside(longer, start + this.large) || !others.isFree(longer)) {
      return { start, width, words: label };
    }
    row.taken[row.taken.indexOf(interval)] = longer;
    return { start, words };
  }

  /** All others: first those that are named elsewhere, then by date; words beside the mark. */
  placeRows(items, top) {
    const rows = Array.from({ length: this.labelRows }, () => new IntervalRow());
    const placed = [];
    const bare = [];
    const first = items.filter(({ by }) => by).concat(items.filter(({ by }) => !by));
    for (const item of first) {
      const row = rows.findIndex((one) =>
        one.isFree(this.reach(item, this.mark + 1)) && this.labelStart(item, one)
      );
      if (row < 0) bare.push(item);
      else placed.push(this.takePlace(item, row, rows[row]));
    }
    const stacked = bare.map((item) => {
      const reach = this.reach(item, this.mark + 1);
      let row = rows.findIndex((one) => one.isFree(reach));
      if (row < 0) {
        row = rows.length < MOST_ROWS ? rows.push(new IntervalRow()) - 1 : rows.length - 1;
      }
      rows[row].take(reach);
      return { item, row, start: undefined };
    });
    for (const place of stacked) place.start = this.takeLabel(place.item, rows[place.row]);
    return this.drawRows([...placed, ...stacked], top);
  }

  takePlace(item, row, taken) {
    const start = this.takeLabel(item, taken);
    taken.take(this.reach(item, this.mark + 1));
    return { item, row, start };
  }

  takeLabel(item, taken) {
    const label = this.labelStart(item, taken);
    if (label) taken.take(label.interval);
    return label?.start;
  }

  /** Where words stand beside a mark in its row, after it or before it, if there is room. */
  labelStart(item, taken) {
    const [first, last] = this.reach(item, this.mark + 1);
    const width = this.measure(item.label);
    const gap = 2 * this.scale;
    for (const start of [last + gap, first - gap - width]) {
      const isAfter = start > first;
      const interval = isAfter ? [start - 1, start + width + 5] : [start - 5, start + width + 1];
      const lasts = isAfter && item.end > item.last;
      const beside = lasts ? this.time.x(item.end) : this.middle(item);
      const isBeside = this.isBeside([start, start + width], beside);
      if (isBeside && taken.isFree(interval)) return { start, interval };
    }
    return undefined;
  }

  drawRows(placed, top) {
    const height = SIZES.row * this.scale;
    for (const { item, row, start } of placed) {
      const y = top + (row + 0.5) * height;
      this.addMark(item, y, this.mark);
      if (start === undefined) continue;
      this.text(item.label, start, y, "start", { id: item.id, moment: item.moment, by: item.by });
    }
    return top + Math.max(0, ...placed.map(({ row }) => row + 1)) * height;
  }

  countBuckets() {
    const least = 5 * this.scale;
    const lengths = [1, 12, 60, 120, 600, 1200];
    const months = lengths.find((one) => (one * DAYS_A_YEAR * this.time.perDay) / 12 >= least) ??
      1200;
    this.buckets = new Map(this.lanes.map(({ index }) => [index, new Map()]));
    for (const { lane, by, first } of this.shown.milestones) {
      if (by) continue;
      const [start, side] = [bucketOf(first, months), sideOf(first, this.shown.moments)];
      const counts = this.buckets.get(lane);
      const key = `${start}/${side}`;
      counts.set(key, { start, side, near: first, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    this.bucketMonths = months;
    const closed = this.lanes.filter(({ id }) => !this.opened.has(id));
    return Math.max(
      1,
      ...closed.flatMap(({ index }) =>
        [...this.buckets.get(index).values()].map(({ count }) => count)
      ),
    );
  }

  placeBars(lane, top, tallest) {
    const { scale, bucketMonths } = this;
    const counts = this.buckets.get(lane.index);
    if (!counts.size) return top;
    const height = SIZES.bars * scale;
    const bottom = top + height + 2 * scale;
    const edges = [this.left, ...this.lines, this.right];
    for (const { start, side, near, count } of counts.values()) {
      const [from, until] = [monthStart(0, start), monthStart(0, start + bucketMonths)];
      const x = Math.max(this.time.x(from, near), edges[side] + 1);
      const end = Math.min(this.time.x(until, near), edges[side + 1]) - 1;
      const tall = Math.max(2 * scale, (count / tallest) * height);
      const when = bucketWords(start, bucketMonths, this.shown.months);
      const box = { x, width: Math.max(end - x, 2), y: bottom - tall, height: tall };
      this.result.bars.push({ ...box, lane: lane.index, key: lane.id, count, when });
    }
    return bottom;
  }
}
