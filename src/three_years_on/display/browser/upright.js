// What a timeline shows and a width in, a plan in which time runs downwards out.

import { CROWD, emptyPlan, SIZES, usedLanes, wrapped } from "./fitting.js";
import { tr, written } from "./language.js";
import { bucketOf, bucketWords, countAround, dateOf, sideOf, yearOf } from "./timescale.js";

/** A row a milestone; lanes are columns of marks beside the words. */
export class Upright {
  constructor({ shown, width, measure, scale, opened }) {
    this.shown = shown;
    this.width = width;
    this.measure = measure;
    this.scale = scale;
    this.opened = opened;
    this.lanes = usedLanes(shown);
    this.column = 15 * scale;
    this.columns = new Map(
      this.lanes.map(({ index }, at) => [index, (at + 0.5) * this.column + 3]),
    );
    this.month = this.lanes.length * this.column + 10 * scale;
    const months = shown.months.map((name) => measure(name));
    this.words = this.month + Math.max(...months) + 8 * scale;
    this.isCrowded = shown.milestones.length > CROWD;
    this.result = emptyPlan(width, true);
    this.y = 0;
  }

  plan() {
    this.placeLegend();
    const top = this.y;
    const counts = countAround(this.shown);
    let regionTop = this.y;
    let at = 0;
    this.startRegion(counts, 0);
    for (const entry of this.entries()) {
      if (entry.line !== undefined) {
        if (entry.line === 0) this.tint(regionTop);
        this.placeMoment(entry.line);
        regionTop = this.y;
        this.startRegion(counts, at += 1);
      } else this.placeEntry(entry);
    }
    this.placeLasting();
    this.y += 6 * this.scale;
    if (this.shown.moments.length > 1) this.tint(regionTop);
    for (const { index } of this.lanes) {
      this.result.ticks.push({ x: this.columns.get(index), y: top, end: this.y, isGuide: true });
    }
    this.result.height = Math.ceil(this.y);
    return this.result;
  }

  text(text, x, y, anchor, more = {}) {
    const height = 15 * this.scale;
    this.result.texts.push({
      text,
      x,
      y,
      anchor,
      width: this.measure(text, more.bold),
      height,
      ...more,
    });
  }

  /** The shapes with their words, and the shapes again as heads of the columns. */
  placeLegend() {
    const { scale } = this;
    const [line, beside] = [20 * scale, 16 * scale];
    let x = 0;
    const named = this.lanes.filter(({ label }) => label);
    for (const lane of named) {
      const width = beside + this.measure(lane.label) + 12 * scale;
      if (x && x + width > this.width) [x, this.y] = [0, this.y + line];
      const middle = this.y + line / 2;
      const icon = { iconX: x + 7 * scale, iconY: middle, size: 5 * scale, isNamed: true };
      const place = { x, y: this.y, width, height: line };
      this.result.lanes.push({ ...place, ...icon, lane: lane.index, id: lane.id });
      this.text(lane.label, x + beside, middle, "start", { part: "lane", lane: lane.index });
      x += width;
    }
    this.y += named.length ? line + 4 * scale : 0;
  }

  /** Milestones, or in a crowd counts of a year or more, with the moments between them. */
  entries() {
    const { milestones, moments } = this.shown;
    const last = moments.length - 1;
    const found = this.isCrowded ? this.counted(milestones) : milestones;
    const placed = moments.map((moment, index) => {
      const isPast = (
        { first },
      ) => (last > 0 && index === last ? first <= moment.day : first < moment.day);
      const at = found.findIndex((entry) => !isPast(entry));
      return { line: index, at: at < 0 ? found.length : at };
    });
    const entries = [];
    for (const at of Array.from({ length: found.length + 1 }).keys()) {
      entries.push(...placed.filter((line) => line.at === at));
      if (at < found.length) entries.push(found[at]);
    }
    return entries;
  }

  /** Counts of spans of time; none reaches over a moment; what is emphasised stays by itself. */
  counted(milestones) {
    const years = new Set(milestones.map(({ first }) => yearOf(first)));
    const decades = new Set([...years].map((year) => Math.floor(year / 10)));
    const months = years.size <= 3 ? 1 : years.size <= 60 ? 12 : decades.size <= 60 ? 120 : 1200;
    const spans = new Map();
    for (const milestone of milestones) {
      const side = sideOf(milestone.first, this.shown.moments);
      const key = `${bucketOf(milestone.first, months)}/${side}`;
      if (!spans.has(key)) spans.set(key, []);
      spans.get(key).push(milestone);
    }
    this.most = Math.max(1, ...[...spans.values()].map((within) => within.length));
    return [...spans].flatMap(([key, within]) => {
      const [first] = within;
      const when = bucketWords(bucketOf(first.first, months), months, this.shown.months);
      const isOpen = this.opened.has(key);
      const head = { key, when, count: within.length, first: first.first, isOpen };
      return [head, ...within.filter(({ by }) => isOpen || by)];
    });
  }

  startRegion(counts, at) {
    this.year = undefined;
    const count = written(counts[at] ?? 0);
    const told = tr("{count} {span}", { count, span: this.shown.spans[at] });
    const room = this.width - this.words - this.measure("0000", true) - 18;
    this.pending = counts[at] ? [told, count].find((words) => this.measure(words) <= room) : "";
  }

  /** The heading of a year; the first in a region tells how many there are. */
  placeYear(year) {
    const height = 22 * this.scale;
    if (this.year !== undefined) this.result.ticks.push({ x: 0, to: this.width, y: this.y });
    this.year = year;
    const middle = this.y + height / 2 + 1;
    this.text(`${year}`, this.words, middle, "start", { bold: true, part: "tick" });
    if (this.pending) {
      this.text(this.pending, this.width - 6, middle, "end", { part: "count" });
      this.pending = "";
    }
    this.y += height;
  }

  placeEntry(entry) {
    if (entry.key !== undefined) this.placeCount(entry);
    else this.placeMilestone(entry);
  }

  placeCount({ key, when, count, isOpen }) {
    const height = 26 * this.scale;
    const middle = this.y + height / 2;
    const room = Math.max(
      this.width - this.words - this.measure(when) - this.measure("0000") - 24,
      8,
    );
    this.text(when, this.words, middle, "start", { part: "tick", bold: true });
    const x = this.words + this.measure(when, true) + 8;
    const width = Math.max(2, (count / this.most) * room);
    this.result.bars.push({
      x,
      width,
      y: this.y + 6,
      height: height - 12,
      key,
      count,
      when,
      lane: -1,
      isOpen,
    });
    this.text(written(count), x + width + 5, middle, "start", { part: "count" });
    this.y += height;
  }

  placeMilestone(milestone) {
    const { scale } = this;
    const { id, first, last, lane, label, until, said, by, relation, moment, certain } = milestone;
    if (!this.isCrowded && yearOf(first) !== this.year) this.placeYear(yearOf(first));
    const isLarge = by === "outcome";
    const room = this.width - this.words - 4;
    const lines = wrapped(label, room, this.measure, isLarge);
    const told = [until, isLarge && said].filter(Boolean);
    const below = told.flatMap((words) => wrapped(words, room, this.measure));
    const line = 15 * scale;
    const height = Math.max(24 * scale, (lines.length + below.length) * line + 8 * scale);
    const start = this.y + (height - (lines.length + below.length) * line) / 2;
    const y = start + line / 2;
    const size = (isLarge ? SIZES.large - 1 : SIZES.mark) * scale;
    const place = { x: this.columns.get(lane), y, size, top: this.y, bottom: this.y + height };
    this.result.marks.push({ id, lane, by, relation, moment, certain, ...place });
    const when = last - first > 31 ? "" : this.shown.months[dateOf(first).getUTCMonth()];
    this.text(when, this.month, y, "start", { part: "tick" });
    const more = { id, moment, by, bold: isLarge };
    for (const [at, words] of lines.entries()) {
      this.text(words, this.words, y + at * line, "start", more);
    }
    for (const [at, words] of below.entries()) {
      this.text(words, this.words, y + (lines.length + at) * line, "start", {
        part: "said",
        id,
        moment,
      });
    }
    this.y += height;
  }

  /** What lasts has a bar down to the last row that begins before its end. */
  placeLasting() {
    const { scale } = this;
    const rows = new Map(this.result.marks.map((mark) => [mark.id, mark]));
    const begun = this.shown.milestones.filter(({ id }) => rows.has(id));
    for (const { id, last, end } of begun) {
      if (end <= last) continue;
      const [mark, width] = [rows.get(id), SIZES.lasting * scale];
      const { bottom } = rows.get(begun.findLast(({ first }) => first <= end).id);
      const place = { x: mark.x - width / 2, y: mark.y, width, height: bottom - mark.y };
      this.result.periods.push({ id, ...place, lasts: true });
    }
  }

  placeMoment(index) {
    const { scale } = this;
    const lines = wrapped(this.shown.moments[index].text, this.width - 16, this.measure, true);
    const height = lines.length * 16 * scale + 12 * scale;
    this.y += 4 * scale;
    this.result.moments.push({ x: 0, y: this.y, width: this.width, height, moment: index });
    for (const [at, words] of lines.entries()) {
      const middle = this.y + 6 * scale + (at + 0.5) * 16 * scale;
      this.text(words, 8, middle, "start", { bold: true, part: "bar", moment: index });
    }
    this.y += height;
  }

  tint(top) {
    this.result.regions.push({ x: 0, y: top, width: this.width, height: this.y - top });
  }
}
