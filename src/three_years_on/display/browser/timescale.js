// Days in, places on an axis out: parts of time, breaks between them, ticks, spans to count in.

import { tr } from "./language.js";

export const DAYS_A_YEAR = 365.25;
const EDGE = 18; // room beside the first and the last day
const BREAK = 30;
const STEPS_OF_YEARS = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
// Steps of the axis, each a count of its unit.
/** @type {[string, number][]} */
const AXIS_STEPS = [
  ...STEPS_OF_YEARS.map((years) => /** @type {[string, number]} */ (["year", years])),
  ["month", 6],
  ["month", 3],
  ["month", 1],
  ["day", 7],
  ["day", 1],
];
const UNIT_DAYS = { year: DAYS_A_YEAR, month: DAYS_A_YEAR / 12, day: 1 };

export const dayNumber = (iso) => Date.parse(iso) / 86_400_000;
export const dateOf = (day) => new Date(Math.round(day) * 86_400_000);
export const yearOf = (day) => dateOf(day).getUTCFullYear();

/** The day on which a month begins, also before the year 100. */
export function monthStart(year, month) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return date.getTime() / 86_400_000;
}

/**
 * Parts of time that are drawn, without the gaps that would squeeze all the rest: those of more
 * than three times the shortest span that nine in ten of the days lie in. A gap into which
 * something lasts is none.
 */
export function timeParts(days, lasting = []) {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  if (!sorted.length) return [];
  const all = [...days].sort((a, b) => a - b);
  const core = all.length - Math.max(1, Math.floor(all.length / 10));
  let shortest = Infinity;
  for (let at = 0; at + core - 1 < all.length; at++) {
    shortest = Math.min(shortest, all[at + core - 1] - all[at]);
  }
  const gaps = sorted.slice(1).map((day, at) => ({ at, length: day - sorted[at] }));
  const isWide = ({ at, length }) =>
    sorted.length > 5 && length > Math.max(3 * shortest, 30) &&
    !lasting.some(({ first, end }) => first <= sorted[at] && end > sorted[at]);
  const widest = gaps.filter(isWide).sort((a, b) => b.length - a.length).slice(0, 3);
  const ends = [...widest.map(({ at }) => at).sort((a, b) => a - b), sorted.length - 1];
  return ends.map((end, at) => [sorted[at ? ends[at - 1] + 1 : 0], sorted[end]]);
}

/** Begin and end with whole years, where that adds little: they are easier to read. */
function withWholeYears(parts) {
  if (!parts.length) return parts;
  const most = 0.09 * parts.reduce((sum, [first, last]) => sum + last - first, 0);
  const wider = parts.map((part) => [...part]);
  const [start, end] = [
    monthStart(yearOf(parts[0][0]), 0),
    monthStart(yearOf(parts.at(-1)[1]), 12),
  ];
  const isLong = ([first, last]) => last > first;
  if (isLong(parts[0]) && parts[0][0] - start < most) wider[0][0] = start;
  if (isLong(parts.at(-1)) && end - parts.at(-1)[1] < most) wider.at(-1)[1] = end;
  return wider;
}

/** The scale from days to pixels, with a marked break between two parts. */
export class TimeScale {
  constructor(days, x0, x1, lasting = []) {
    const found = timeParts(days, lasting);
    const isLone = found.length < 2 && !(found[0]?.[1] > found[0]?.[0]);
    const [day] = found[0] ?? [0];
    const parts = isLone ? [[day - 180, day + 180]] : withWholeYears(found);
    // Beside a break even a single day has room for its words.
    const least = parts.length > 1 ? 0.1 * (x1 - x0) : 0;
    const edges = parts.map((
      [first, last],
    ) => (last - first < 60 ? Math.max(2 * EDGE, least) : 2 * EDGE));
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

  /** The place of a day, in the part of time that a day near it lies in. */
  x(day, near = day) {
    const part = this.parts.findLast(({ first }) => first <= near) ?? this.parts[0];
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
    const room = {
      year: measure("2000") + 16,
      month: measure(months[8]) + 16,
      day: measure(tr("{day} {month}", { day: 30, month: months[8] })) + 14,
    };
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
  const month = months[date.getUTCMonth()];
  if (unit === "day") return tr("{day} {month}", { day: date.getUTCDate(), month });
  if (date.getUTCMonth() === 0 || unit === "year") return `${date.getUTCFullYear()}`;
  return month;
}

/** Count what lies wholly before, between and after the moments; what reaches over one counts nowhere. */
export function countAround({ milestones, moments, isPart }) {
  if (!moments.length || isPart) return [];
  const counts = new Array(moments.length + 1).fill(0);
  for (const { first, last } of milestones) {
    const side = sideOf(first, moments);
    if (side === sideOf(last, moments)) counts[side]++;
  }
  return counts;
}

/** How many moments lie before a day; the day of the last of several belongs to what led up to it. */
export function sideOf(day, moments) {
  const last = moments.length - 1;
  if (last > 0 && day === moments[last].day) return last;
  return moments.filter((moment) => moment.day <= day).length;
}

/** Months since the year 0, cut to the beginning of a span of so many. */
export function bucketOf(day, months) {
  const date = dateOf(day);
  return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months) * months;
}

export function bucketWords(key, months, names) {
  const year = Math.floor(key / 12);
  if (months === 1) return tr("{month} {year}", { month: names[key % 12], year });
  if (months === 12) return `${year}`;
  return tr("{from} to {until}", { from: year, until: year + months / 12 - 1 });
}
