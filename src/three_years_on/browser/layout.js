// What a timeline shows, a width and measured words in, where everything stands out: no elements.
//
// All lengths are in pixels. Boxes are computed from left to right and mirrored at the very end.
// `shown` holds, with days counted from 1970:
//   lanes: [{id, label}], moments: [{day, text}], spans and months: words, range: [first, last] or none,
//   milestones, by date: [{id, label, short, said, first, last, lane, by, relation, moment, placed, certain}],
//   where `lane` and `moment` (-1 for none) are places in `lanes` and `moments`.

const DAYS_A_YEAR = 365.25;
const SIZES = { row: 17, mark: 5, large: 8, bars: 40 };
const EDGE = 18; // room beside the first and the last day
const BREAK = 30;
const CROWD = 200;
const LABEL_ROWS = 4;
const MOST_ROWS = 40;
const UPRIGHT = 640;
// Steps of the axis, each a count of its unit.
const AXIS_STEPS = [
  ...[1000, 500, 200, 100, 50, 20, 10, 5, 2, 1].map((years) => ["year", years]),
  ...[6, 3, 1].map((months) => ["month", months]),
  ["day", 7],
  ["day", 1],
];
const UNIT_DAYS = { year: DAYS_A_YEAR, month: DAYS_A_YEAR / 12, day: 1 };

export const dayNumber = (iso) => Date.parse(iso) / 86_400_000;
const dateOf = (day) => new Date(Math.round(day) * 86_400_000);
const yearOf = (day) => dateOf(day).getUTCFullYear();

const written = (number) => number.toLocaleString("en");

/** The day on which a month begins, also before the year 100. */
function monthStart(year, month) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return date.getTime() / 86_400_000;
}

/**
 * Lay a timeline out.
 *
 * `measure(text, isBold)` gives the width of words at 12 px. Options: `scale` of all type and marks,
 * `rtl`, `opened` (a set of what stands open in a crowd), and `height` that is not to be passed.
 */
export function layOut(shown, width, measure, { scale = 1, rtl = false, opened = new Set(), height } = {}) {
  const sized = (text, isBold = false) => measure(text, isBold) * scale * (isBold ? 12.5 / 12 : 1) + 1;
  const setting = { shown, width, measure: sized, scale, opened };
  let plan = null;
  if (width < UPRIGHT * scale) plan = new Upright(setting).plan();
  else {
    for (let rows = LABEL_ROWS; rows > 0 && !(plan && fits(plan, height)); rows--) {
      plan = new Across(setting, rows).plan();
    }
  }
  plan.labelled = new Set(plan.texts.filter(({ id }) => id !== undefined).map(({ id }) => id)).size;
  return rtl ? mirrored(plan) : plan;
}

const fits = (plan, height) => height === undefined || plan.height <= height;

function mirrored(plan) {
  const { width } = plan;
  const other = (part) => {
    const turned = { ...part, x: width - part.x };
    if (part.width !== undefined && part.anchor === undefined) turned.x -= part.width;
    if (part.to !== undefined) turned.to = width - part.to;
    if (part.iconX !== undefined) turned.iconX = width - part.iconX;
    return turned;
  };
  const lists = Object.entries(plan).filter(([, value]) => Array.isArray(value));
  return { ...plan, ...Object.fromEntries(lists.map(([name, list]) => [name, list.map(other)])), rtl: true };
}

/** Where words stand that hang on `x` by their start, middle or end. */
export function textBox({ x, y, width, height, anchor }, rtl = false) {
  const share = { start: 0, middle: 0.5, end: 1 }[anchor];
  return { x: x - width * (rtl ? 1 - share : share), y: y - height / 2, width, height };
}

/** Break words into lines no wider than `room`; a word that is wider is cut. */
export function wrapped(text, room, measure, isBold = false) {
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && measure(longer, isBold) <= room) lines[lines.length - 1] = longer;
    else lines.push(cut(word, room, measure, isBold));
  }
  return lines;
}

function cut(word, room, measure, isBold) {
  if (measure(word, isBold) <= room) return word;
  const letters = [...word];
  while (letters.length > 1 && measure(`${letters.join("")}…`, isBold) > room) letters.pop();
  return `${letters.join("")}…`;
}

// Time ------------------------------------------------------------------------------------------

/**
 * Parts of time that are drawn, without the gaps that would squeeze all the rest: those of more
 * than three times the shortest span that nine in ten of the days lie in.
 */
export function timeParts(days) {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  if (!sorted.length) return [];
  const all = [...days].sort((a, b) => a - b);
  const core = all.length - Math.max(1, Math.floor(all.length / 10));
  let shortest = Infinity;
  for (let at = 0; at + core - 1 < all.length; at++) {
    shortest = Math.min(shortest, all[at + core - 1] - all[at]);
  }
  const gaps = sorted.slice(1).map((day, at) => ({ at, length: day - sorted[at] }));
  const isWide = ({ length }) => all.length > 3 && length > Math.max(3 * shortest, 30);
  const widest = gaps.filter(isWide).sort((a, b) => b.length - a.length).slice(0, 3);
  const ends = [...widest.map(({ at }) => at).sort((a, b) => a - b), sorted.length - 1];
  return ends.map((end, at) => [sorted[at ? ends[at - 1] + 1 : 0], sorted[end]]);
}

/** Begin and end with whole years, where that adds little: they are easier to read. */
function withWholeYears(parts) {
  if (!parts.length) return parts;
  const most = 0.09 * parts.reduce((sum, [first, last]) => sum + last - first, 0);
  const wider = parts.map((part) => [...part]);
  const [start, end] = [monthStart(yearOf(parts[0][0]), 0), monthStart(yearOf(parts.at(-1)[1]), 12)];
  const isLong = ([first, last]) => last > first;
  if (isLong(parts[0]) && parts[0][0] - start < most) wider[0][0] = start;
  if (isLong(parts.at(-1)) && end - parts.at(-1)[1] < most) wider.at(-1)[1] = end;
  return wider;
}

/** The scale from days to pixels, with a marked break between two parts. */
export class TimeScale {
  constructor(days, x0, x1) {
    const found = timeParts(days);
    const isLone = found.length < 2 && !(found[0]?.[1] > found[0]?.[0]);
    const [day] = found[0] ?? [0];
    const parts = isLone ? [[day - 180, day + 180]] : withWholeYears(found);
    // Beside a break even a single day has room for its words.
    const least = parts.length > 1 ? 0.1 * (x1 - x0) : 0;
    const edges = parts.map(([first, last]) => (last - first < 60 ? Math.max(2 * EDGE, least) : 2 * EDGE));
    const total = parts.reduce((sum, [first, last]) => sum + last - first, 0);
    const room = x1 - x0 - edges.reduce((a, b) => a + b) - (parts.length - 1) * BREAK;
    this.perDay = room / (total || 360);
    let x = x0;
    this.parts = parts.map(([first, last], at) => {
      const start = x;
      x += edges[at] + (last - first) * this.perDay;
      const part = { first, last, x: start, end: x };
      x += BREAK;
      return part;
    });
  }

  x(day) {
    const part = this.parts.findLast(({ first }) => first <= day) ?? this.parts[0];
    const x = part.x + EDGE + (day - part.first) * this.perDay;
    return Math.min(Math.max(x, part.x), part.end);
  }

  breaks() {
    return this.parts.slice(1).map((part, at) => ({
      x: this.parts[at].end,
      width: BREAK,
      from: this.parts[at].last,
      until: part.first,
    }));
  }

  /** Ticks of the coarsest step that gives four or more, if their words have room. */
  ticks(measure, months) {
    const room = { year: measure("2000") + 16, month: measure(months[8]) + 16, day: measure("30 Sep") + 14 };
    const longest = this.parts.reduce((a, b) => (b.end - b.x > a.end - a.x ? b : a));
    const seen = (longest.end - longest.x) / this.perDay;
    let at = AXIS_STEPS.findIndex(([unit, count]) => seen / (count * UNIT_DAYS[unit]) >= 4);
    if (at < 0) at = AXIS_STEPS.length - 1;
    const length = ([unit, count]) => count * UNIT_DAYS[unit] * this.perDay;
    while (at > 0 && length(AXIS_STEPS[at]) < room[AXIS_STEPS[at][0]]) at--;
    return this.parts.flatMap((part) => this.partTicks(part, AXIS_STEPS[at], months));
  }

  partTicks(part, [unit, count], months) {
    const from = part.first - EDGE / this.perDay;
    const until = part.last + EDGE / this.perDay;
    const found = [];
    for (let day = firstTick(from, unit, count); day <= until; day = nextTick(day, unit, count)) {
      if (day >= from) found.push({ day, x: part.x + EDGE + (day - part.first) * this.perDay });
    }
    if (!found.length && this.parts.length > 1) {
      return [{ x: part.x + EDGE, text: `${yearOf(part.first)}` }];
    }
    return found.map(({ day, x }) => ({ x, text: tickWords(day, unit, months) }));
  }
}

function firstTick(from, unit, count) {
  const [year, month] = [yearOf(from), dateOf(from).getUTCMonth()];
  if (unit === "year") return monthStart(Math.floor(year / count) * count, 0);
  if (unit === "month") return monthStart(year, Math.floor(month / count) * count);
  return count === 1 ? Math.floor(from) : Math.floor((from + 3) / 7) * 7 - 3; // Mondays
}

function nextTick(day, unit, count) {
  if (unit === "day") return day + count;
  const step = unit === "year" ? 12 * count : count;
  return monthStart(yearOf(day), dateOf(day).getUTCMonth() + step);
}

function tickWords(day, unit, months) {
  const date = dateOf(day);
  if (unit === "day") return `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
  if (date.getUTCMonth() === 0 || unit === "year") return `${date.getUTCFullYear()}`;
  return months[date.getUTCMonth()];
}

/** Count what lies wholly before, between and after the moments; what reaches over one counts nowhere. */
export function countAround(milestones, moments) {
  if (!moments.length) return [];
  const counts = new Array(moments.length + 1).fill(0);
  for (const { first, last } of milestones) {
    const side = sideOf(first, moments);
    if (side === sideOf(last, moments)) counts[side]++;
  }
  return counts;
}

/** How many moments lie before a day; the day of the last of several belongs to what led up to it. */
function sideOf(day, moments) {
  const last = moments.length - 1;
  if (last > 0 && day === moments[last].day) return last;
  return moments.filter((moment) => moment.day <= day).length;
}

// Rows ------------------------------------------------------------------------------------------

const overlaps = (a, b) => a[0] < b[1] && b[0] < a[1];

/** A row takes intervals that touch no other in it. */
class Row {
  constructor() {
    this.taken = [];
  }

  isFree(...intervals) {
    return intervals.every((one) => !this.taken.some((other) => overlaps(one, other)));
  }

  take(...intervals) {
    this.taken.push(...intervals);
  }
}

// Across ----------------------------------------------------------------------------------------

/** Time runs across, lanes lie below each other. */
class Across {
  constructor({ shown, width, measure, scale, opened }, labelRows) {
    Object.assign(this, { shown, width, measure, scale, opened, labelRows });
    this.mark = SIZES.mark * scale;
    this.large = SIZES.large * scale;
    this.isCrowded = shown.milestones.length > CROWD;
    const used = new Set(shown.milestones.map(({ lane }) => lane));
    this.lanes = shown.lanes.map((lane, index) => ({ ...lane, index })).filter(({ index }) => used.has(index));
    this.left = this.nameLanes();
    this.right = width;
    const [from, until] = shown.range ?? [-Infinity, Infinity];
    const isSeen = (day) => day >= from && day <= until;
    const days = shown.milestones.flatMap(({ first, last }) => [Math.max(first, from), Math.min(last, until)]);
    days.push(...shown.moments.map(({ day }) => day).filter(isSeen), ...(shown.range ?? []));
    this.time = new TimeScale(days, this.left, this.right);
    // A moment out of sight lies at the edge, and has no line.
    this.lines = shown.moments.map(({ day }) => this.time.x(day));
    this.seen = shown.moments.map(({ day }) => isSeen(day));
    this.result = { upright: false, width, texts: [], marks: [], periods: [], arrows: [], bars: [] };
    Object.assign(this.result, { ticks: [], regions: [], moments: [], lanes: [], breaks: [] });
  }

  /** Break the names of lanes into lines, and return where time begins. */
  nameLanes() {
    const icon = 28 * this.scale;
    const room = Math.max(0.115 * this.width, 136 * this.scale) - icon;
    for (const lane of this.lanes) lane.lines = wrapped(lane.label, room, this.measure, true);
    const widths = this.lanes.flatMap(({ lines }) => lines.map((line) => this.measure(line, true)));
    return this.lanes.length ? icon + Math.max(...widths) + 8 * this.scale : 0;
  }

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
    result.breaks = this.time.breaks().map((gap) => ({ ...gap, y: this.top, height: y - this.top }));
    result.height = Math.ceil(y + 20 * scale);
    return result;
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
      this.text(text, start, (row + 0.5) * height, "start", { bold: true, part: "moment", moment: index });
      this.result.moments.push({ x, y: (row + 1) * height - 1, moment: index });
    }
    return Math.max(0, ...placed.map(({ row }) => row + 1)) * height;
  }

  /** The counts before, between and after; where words have no room, the number alone. */
  placeCounts(y) {
    const counts = countAround(this.shown.milestones, this.shown.moments);
    const height = 18 * this.scale;
    const edges = [this.left, ...this.lines, this.right];
    for (const [at, count] of counts.entries()) {
      const [start, end] = [edges[at], edges[at + 1]];
      const isFree = (words) => this.measure(words) + 12 <= end - start;
      const words = [`${written(count)} ${this.shown.spans[at]}`, written(count)].find(isFree);
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
    const spans = this.lines.length > 1 ? [[this.left, first], [last, this.right]] : [[this.left, first]];
    return spans.map(([x, until]) => ({ x, y: this.top, width: until - x, height: end - this.top }));
  }

  placeAxis(y) {
    const [top, { scale }] = [this.top, this];
    for (const { x, text } of this.time.ticks(this.measure, this.shown.months)) {
      this.result.ticks.push({ x, y: top, end: y + 4 * scale });
      const fits = x + 6 + this.measure(text) <= this.right;
      if (fits) this.text(text, x + 5 * scale, y + 11 * scale, "start", { part: "tick" });
    }
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
    const more = { lane: lane.index, id: lane.id, isCrowded: this.isCrowded, isOpen, count: all.length };
    this.result.lanes.push({ x: 0, y: top, width: this.width, height: y - top, ...icon, ...more });
    return y;
  }

  isClear([start, end]) {
    if (start < this.left + 2 || end > this.right) return false;
    if (this.time.breaks().some(({ x, width }) => overlaps([start, end], [x, x + width]))) return false;
    return this.lines.every((line, at) => !this.seen[at] || end < line - 3 || start > line + 3);
  }

  /** Whether words cross no date, and stand on the same side of every date as their mark. */
  isBeside([start, end], x) {
    const parts = (line) => Math.abs(line - x) > 1 && Math.min(start, x) < line && line < Math.max(end, x);
    return this.isClear([start, end]) && !this.lines.some((line, at) => this.seen[at] && parts(line));
  }

  middle({ first, last }) {
    return this.time.x((first + last) / 2);
  }

  /** Where a mark reaches to, with the bar of its month or year. */
  reach(milestone, radius) {
    const x = this.middle(milestone);
    const [first, last] = [this.time.x(milestone.first), this.time.x(milestone.last)];
    return [Math.min(x - radius - 2, first - 2), Math.max(x + radius + 2, last + 2)];
  }

  addMark(milestone, y, size) {
    const { first, last, id, lane, by, relation, moment, certain } = milestone;
    const x = this.middle(milestone);
    this.result.marks.push({ id, x, y, size, lane, by, relation, moment, certain });
    if (first === last) return;
    const [start, end] = [this.time.x(first), this.time.x(last)];
    this.result.periods.push({ id, x: start, width: end - start, y, moment });
  }

  /** What outcomes name: tracks with an arrow to the day of the outcome, words above or below. */
  placeTracks(items, top) {
    const tracks = [];
    for (const item of items) {
      const style = item.relation === "candidate" ? "dotted" : item.placed ? "dashed" : "solid";
      const reach = this.reach(item, this.large + 1);
      const isHome = (track) => track.style === style && track.moment === item.moment && track.row.isFree(reach);
      let track = tracks.find((one) => isHome(one) && this.labelPlace(item, one));
      if (!track) tracks.push((track = this.newTrack(style, item.moment)));
      track.row.take(reach);
      const label = this.labelPlace(item, track);
      label?.row.take(label.interval);
      track.items.push({ item, label });
    }
    return tracks.reduce((y, track) => this.finishTrack(track, y), top);
  }

  newTrack(style, moment) {
    return { style, moment, row: new Row(), above: new Row(), below: new Row(), items: [] };
  }

  /** The first free place above or below a mark for its words. */
  labelPlace(item, track) {
    const [x, width] = [this.middle(item), this.measure(item.label, true)];
    const r = this.large;
    for (const row of [track.above, track.below]) {
      for (const start of [x - r, x - width / 2, x + r - width, x + 6, x - 6 - width]) {
        const interval = [start - 4, start + width + 4];
        if (this.isBeside(interval, x) && row.isFree(interval)) return { row, start, interval, width };
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
    const words = `${label}, ${short}`;
    const longer = [start - 4, start + this.measure(words, true) + 4];
    const others = new Row();
    others.take(...row.taken.filter((one) => one !== interval));
    if (!this.isBeside(longer, start + this.large) || !others.isFree(longer)) return { start, width, words: label };
    row.taken[row.taken.indexOf(interval)] = longer;
    return { start, words };
  }

  /** All others: first those that are named elsewhere, then by date; words beside the mark. */
  placeRows(items, top) {
    const rows = Array.from({ length: this.labelRows }, () => new Row());
    const placed = [];
    const bare = [];
    const first = items.filter(({ by }) => by).concat(items.filter(({ by }) => !by));
    for (const item of first) {
      const row = rows.findIndex((one) => one.isFree(this.reach(item, this.mark + 1)) && this.labelStart(item, one));
      if (row < 0) bare.push(item);
      else placed.push(this.takePlace(item, row, rows[row]));
    }
    const stacked = bare.map((item) => {
      const reach = this.reach(item, this.mark + 1);
      let row = rows.findIndex((one) => one.isFree(reach));
      if (row < 0) row = rows.length < MOST_ROWS ? rows.push(new Row()) - 1 : rows.length - 1;
      rows[row].take(reach);
      return { item, row };
    });
    for (const place of stacked) place.start = this.takeLabel(place.item, rows[place.row]);
    return this.drawRows(rows, [...placed, ...stacked], top);
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
      const interval = start > first ? [start - 1, start + width + 5] : [start - 5, start + width + 1];
      const isBeside = this.isBeside([start, start + width], this.middle(item));
      if (isBeside && taken.isFree(interval)) return { start, interval };
    }
    return undefined;
  }

  drawRows(rows, placed, top) {
    const height = SIZES.row * this.scale;
    for (const { item, row, start } of placed) {
      const y = top + (row + 0.5) * height;
      this.addMark(item, y, this.mark);
      if (start === undefined) continue;
      this.text(item.label, start, y, "start", { id: item.id, moment: item.moment, by: item.by });
    }
    return top + Math.max(0, ...placed.map(({ row }) => row + 1)) * height;
  }

  // Crowds: counts of a month, a year or more, as bars.

  countBuckets() {
    const least = 5 * this.scale;
    const lengths = [1, 12, 60, 120, 600, 1200];
    const months = lengths.find((one) => (one * DAYS_A_YEAR * this.time.perDay) / 12 >= least) ?? 1200;
    this.buckets = new Map(this.lanes.map(({ index }) => [index, new Map()]));
    for (const { lane, by, first } of this.shown.milestones) {
      if (by) continue;
      const [start, side] = [bucketOf(first, months), sideOf(first, this.shown.moments)];
      const counts = this.buckets.get(lane);
      const key = `${start}/${side}`;
      counts.set(key, { start, side, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    this.bucketMonths = months;
    const closed = this.lanes.filter(({ id }) => !this.opened.has(id));
    return Math.max(1, ...closed.flatMap(({ index }) => [...this.buckets.get(index).values()].map(({ count }) => count)));
  }

  placeBars(lane, top, tallest) {
    const { scale, bucketMonths } = this;
    const counts = this.buckets.get(lane.index);
    if (!counts.size) return top;
    const height = SIZES.bars * scale;
    const bottom = top + height + 2 * scale;
    const edges = [this.left, ...this.lines, this.right];
    for (const { start, side, count } of counts.values()) {
      const x = Math.max(this.time.x(monthStart(0, start)), edges[side] + 1);
      const end = Math.min(this.time.x(monthStart(0, start + bucketMonths)), edges[side + 1]) - 1;
      const tall = Math.max(2 * scale, (count / tallest) * height);
      const when = bucketWords(start, bucketMonths, this.shown.months);
      const box = { x, width: Math.max(end - x, 2), y: bottom - tall, height: tall };
      this.result.bars.push({ ...box, lane: lane.index, key: lane.id, count, when });
    }
    return bottom;
  }
}

/** Months since the year 0, cut to the beginning of a span of so many. */
function bucketOf(day, months) {
  const date = dateOf(day);
  return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months) * months;
}

function bucketWords(key, months, names) {
  const year = Math.floor(key / 12);
  if (months === 1) return `${names[key % 12]} ${year}`;
  return months === 12 ? `${year}` : `${year} to ${year + months / 12 - 1}`;
}

// Upright ---------------------------------------------------------------------------------------

/** Time runs downwards, a row a milestone; lanes are columns of marks beside the words. */
class Upright {
  constructor({ shown, width, measure, scale, opened }) {
    Object.assign(this, { shown, width, measure, scale, opened });
    const used = new Set(shown.milestones.map(({ lane }) => lane));
    this.lanes = shown.lanes.map((lane, index) => ({ ...lane, index })).filter(({ index }) => used.has(index));
    this.column = 15 * scale;
    this.columns = new Map(this.lanes.map(({ index }, at) => [index, (at + 0.5) * this.column + 3]));
    this.month = this.lanes.length * this.column + 10 * scale;
    const months = shown.months.map((name) => measure(name));
    this.words = this.month + Math.max(...months) + 8 * scale;
    this.isCrowded = shown.milestones.length > CROWD;
    this.result = { upright: true, width, texts: [], marks: [], periods: [], arrows: [], bars: [] };
    Object.assign(this.result, { ticks: [], regions: [], moments: [], lanes: [], breaks: [] });
    this.y = 0;
  }

  plan() {
    this.placeLegend();
    const top = this.y;
    const counts = countAround(this.shown.milestones, this.shown.moments);
    let regionTop = this.y;
    let at = 0;
    this.startRegion(counts, 0);
    for (const entry of this.entries()) {
      if (entry.line !== undefined) {
        if (entry.line === 0) this.tint(regionTop);
        this.placeMoment(entry.line);
        regionTop = this.y;
        this.startRegion(counts, (at += 1));
      } else this.placeEntry(entry);
    }
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
    this.result.texts.push({ text, x, y, anchor, width: this.measure(text, more.bold), height, ...more });
  }

  /** The shapes with their words, and the shapes again as heads of the columns. */
  placeLegend() {
    const { scale } = this;
    const [line, icon] = [20 * scale, 16 * scale];
    let x = 0;
    for (const lane of this.lanes) {
      const width = icon + this.measure(lane.label) + 12 * scale;
      if (x && x + width > this.width) [x, this.y] = [0, this.y + line];
      const middle = this.y + line / 2;
      const place = { iconX: x + 7 * scale, iconY: middle, size: 5 * scale };
      this.result.lanes.push({ x, y: this.y, width, height: line, ...place, lane: lane.index, id: lane.id });
      this.text(lane.label, x + icon, middle, "start", { part: "lane", lane: lane.index });
      x += width;
    }
    this.y += this.lanes.length ? line + 4 * scale : 0;
  }

  /** Milestones, or in a crowd counts of a year or more, with the moments between them. */
  entries() {
    const { milestones, moments } = this.shown;
    const last = moments.length - 1;
    const found = this.isCrowded ? this.counted(milestones) : milestones;
    const placed = moments.map((moment, index) => {
      const isPast = ({ first }) => (last > 0 && index === last ? first <= moment.day : first < moment.day);
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
    const years = milestones.length ? yearOf(milestones.at(-1).first) - yearOf(milestones[0].first) : 0;
    const months = years <= 2 ? 1 : years <= 60 ? 12 : years <= 600 ? 120 : 1200;
    const spans = new Map();
    for (const milestone of milestones) {
      const key = `${bucketOf(milestone.first, months)}/${sideOf(milestone.first, this.shown.moments)}`;
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
    const words = counts[at] ? `${written(counts[at])} ${this.shown.spans[at]}` : "";
    this.pending = words;
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
    const room = Math.max(this.width - this.words - this.measure(when) - this.measure("0000") - 24, 8);
    this.text(when, this.words, middle, "start", { part: "tick", bold: true });
    const x = this.words + this.measure(when, true) + 8;
    const width = Math.max(2, (count / this.most) * room);
    this.result.bars.push({ x, width, y: this.y + 6, height: height - 12, key, count, when, lane: -1, isOpen });
    this.text(written(count), x + width + 5, middle, "start", { part: "count" });
    this.y += height;
  }

  placeMilestone(milestone) {
    const { scale } = this;
    const { id, first, last, lane, label, said, by, relation, moment, certain } = milestone;
    if (!this.isCrowded && yearOf(first) !== this.year) this.placeYear(yearOf(first));
    const isLarge = by === "outcome";
    const room = this.width - this.words - 4;
    const lines = wrapped(label, room, this.measure, isLarge);
    const below = isLarge ? wrapped(said, room, this.measure) : [];
    const line = 15 * scale;
    const height = Math.max(24 * scale, (lines.length + below.length) * line + 8 * scale);
    const start = this.y + (height - (lines.length + below.length) * line) / 2;
    const y = start + line / 2;
    const size = (isLarge ? SIZES.large - 1 : SIZES.mark) * scale;
    const row = { top: this.y, bottom: this.y + height };
    this.result.marks.push({ id, x: this.columns.get(lane), y, size, lane, by, relation, moment, certain, ...row });
    const when = last - first > 31 ? "" : this.shown.months[dateOf(first).getUTCMonth()];
    this.text(when, this.month, y, "start", { part: "tick" });
    const more = { id, moment, by, bold: isLarge };
    for (const [at, words] of lines.entries()) this.text(words, this.words, y + at * line, "start", more);
    for (const [at, words] of below.entries()) {
      this.text(words, this.words, y + (lines.length + at) * line, "start", { part: "said", id, moment });
    }
    this.y += height;
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
