// Days and words in, where they lie out: the time and the columns of the overview.

const ONE_DAY = 86_400_000;
export const MOST_MARKS = 5; // above, one mark and a count
const NAME_SHARE = 0.19;
const NAME_WIDTHS = [120, 250];
const CELL_PADDING = 8;
const GROUP_GAP = 12;
const LEAST_ZONE = 34;
const NO_TIME = 24; // between two moments where no milestone lies

const sumOf = (numbers) => numbers.reduce((all, number) => all + number, 0);
const longestWord = (words, long) => Math.max(0, ...words.split(" ").map(long));

/** Where days lie: in the zones before, between and after the moments, each linear in time. */
export class OverviewTime {
  constructor({ moments, milestones, rows, span }) {
    this.milestones = milestones;
    this.moments = moments.map(({ date }) => Date.parse(date));
    const shown = new Set(rows.flatMap((row) => row.milestones));
    const [first, last] = span.length ? span : ["1970-01-01", "1970-01-01"];
    this.start = Date.parse(first);
    this.end = Date.parse(last) + ONE_DAY;
    const days = [this.start, ...this.moments, this.end];
    this.zones = days.slice(1).map((day, at) => [days[at], day]);
    this.isUsed = this.zones.map(() => false);
    for (const id of shown) this.isUsed[this.zoneOf(id)] = true;
    this.zones.forEach((_, at) => (this.isUsed[at] ||= this.lastingInto([...shown], at).length > 0));
  }

  endOf(id) {
    const { last, end } = this.milestones[id];
    return end || last;
  }

  /** The zone of a milestone, by the middle of its days; the last moment's own day is before it. */
  zoneOf(id) {
    const { first, last } = this.milestones[id];
    const middle = (Date.parse(first) + Date.parse(last)) / 2;
    const lastMoment = this.moments.length - 1;
    const at = this.moments.findIndex((day, n) =>
      n === lastMoment && n > 0 ? middle <= day : middle < day,
    );
    return at < 0 ? this.moments.length : at;
  }

  sorted(ids) {
    const found = this.zones.map(() => []);
    for (const id of ids) found[this.zoneOf(id)].push(id);
    return found;
  }

  /** Those that begin before a zone and last into it. */
  lastingInto(ids, zone) {
    const [from] = this.zones[zone];
    const isIn = (id) => Date.parse(this.endOf(id)) > from && this.zoneOf(id) < zone;
    return ids.filter(isIn);
  }

  /** Place the days of a milestone in thousandths of a zone, or without one of all time. */
  place(id, zone) {
    const [from, to] = zone === null ? [this.start, this.end] : this.padded(zone);
    const thousandths = (day) => {
      const within = Math.min(Math.max(Date.parse(day), from), to) - from;
      return Math.round((1000 * within) / (to - from));
    };
    const { first, last } = this.milestones[id];
    const end = thousandths(this.endOf(id));
    return { first: thousandths(first), last: thousandths(last), end };
  }

  /** Leave a margin, so that a mark does not stand on the edge of a zone. */
  padded(zone) {
    const [from, to] = this.zones[zone];
    const margin = Math.max((to - from) * 0.03, 5 * ONE_DAY);
    return [from - margin, to + margin];
  }

  momentPlace(at) {
    return (1000 * (this.moments[at] - this.start)) / (this.end - this.start);
  }

  /** Return the first days of years, as far as their numbers fit, in pixels of a zone. */
  years(zone, width) {
    if (!this.isUsed[zone]) return [];
    const [from, to] = this.padded(zone);
    const [first, last] = [new Date(from).getUTCFullYear() + 1, new Date(to).getUTCFullYear()];
    const room = (width * 365 * ONE_DAY) / (to - from);
    const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
    const step = steps.find((years) => years * room >= 36) ?? 5000;
    const found = [];
    for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
      const day = Date.parse(`${String(year).padStart(4, "0")}-01-01`);
      found.push({ year, x: Math.round((width * (day - from)) / (to - from)) });
    }
    return found;
  }
}

/**
 * Share a width among the columns, or return null where it is too little for rows.
 *
 * Words stand on one line if that leaves room; else labels of milestones are broken, then all.
 *
 * @param {(words: string, size: number, weight?: string) => number} measure Pixels of a line.
 */
export function overviewColumns(data, time, width, measure) {
  const name = Math.round(Math.min(Math.max(width * NAME_SHARE, NAME_WIDTHS[0]), NAME_WIDTHS[1]));
  for (const [areLabelsBroken, isBroken] of [[false, false], [true, false], [true, true]]) {
    const cells = data.moments.map((_, at) => cellNeeds(data, at, measure, isBroken));
    const widths = cells.map(({ calls, own, placed }) => calls + own + placed);
    const least = zoneNeeds(data, time, measure, areLabelsBroken);
    const room = width - name - sumOf(widths);
    if (room < sumOf(least)) continue;
    const zones = sharedZones(time, room, least);
    const fits = (at) => longestWord(data.zones[at], (word) => measure(word, 12)) <= zones[at];
    return {
      widths: [name, ...zones.flatMap((zone, at) => (at in widths ? [zone, widths[at]] : [zone]))],
      zones,
      own: cells.map(({ own }) => own),
      placed: cells.map(({ placed }) => placed),
      titled: zones.map((_, at) => time.isUsed[at] && fits(at)),
    };
  }
  return null;
}

/** How wide the calls, the own outcomes and the placed ones of a moment have to be. */
function cellNeeds({ rows, moments, words }, at, measure, isBroken) {
  const long = (label, weight) => {
    const of = (part) => measure(part, 12, weight);
    return Math.ceil(isBroken ? longestWord(label, of) : of(label)) + 1;
  };
  const groups = (found, weight) =>
    found.reduce((before, { label, statements }) => {
      const marks = statements.length > MOST_MARKS ? 64 : 25 * statements.length;
      return before + Math.max(marks, long(label, weight)) + (before ? GROUP_GAP : 0);
    }, 0);
  let [calls, own, placed, whole] = [0, 0, 0, 0];
  for (const row of rows) {
    const cell = row.cells[at];
    if (cell.calls) {
      const marks = cell.calls > MOST_MARKS ? 1 : cell.calls;
      calls = Math.max(calls, 8 + 11 * String(cell.calls).length + 20 * marks);
    }
    if (!row.id) whole = groups(cell.own, "bold");
    else if (cell.none) own = Math.max(own, measure(words.none, 15, "bold") + 24);
    else own = Math.max(own, groups(cell.own, "bold"));
    placed = Math.max(placed, groups(cell.placed, "normal"));
  }
  const { day, label, role } = moments[at];
  const number = moments.length > 2 ? `${at + 1} · ` : "";
  const ofLabel = longestWord(label, (word) => measure(word, 13));
  const head = Math.max(measure(`${number}${day}`, 14, "bold"), ofLabel) + 2 * CELL_PADDING;
  if (own || role === "reported") own = Math.max(own, 60) + 2 * CELL_PADDING;
  if (placed) {
    placed = Math.max(placed, measure(words.placedHead, 12)) + 2 * CELL_PADDING;
    own = Math.max(own, measure(words.ownHead, 12) / 2 + 45); // on two lines at most
  }
  // What belongs to no theme has the width of both.
  if (whole) own = Math.max(own, whole + 2 * CELL_PADDING - placed);
  if (calls || role === "called") calls += 2 * CELL_PADDING;
  if (own) own = Math.max(own, head - calls - placed);
  else calls = Math.max(calls, head);
  return { calls: Math.ceil(calls), own: Math.ceil(own), placed: Math.ceil(placed) };
}

/** How wide each zone has to be, with the labels of its milestones. */
function zoneNeeds({ rows, moments }, time, measure, isBroken) {
  const isBetween = (at) => at > 0 && at < moments.length;
  const empty = (at) => (isBetween(at) ? NO_TIME : 0);
  const needs = time.isUsed.map((isUsed, at) => (isUsed ? LEAST_ZONE : empty(at)));
  for (const { milestones, label } of rows.flatMap(({ traces }) => traces)) {
    const at = time.zoneOf(milestones[0]);
    for (const { text, strong } of label) {
      const of = (words) => measure(words, 12, strong ? "bold" : "normal");
      needs[at] = Math.max(needs[at], Math.ceil(isBroken ? longestWord(text, of) : of(text)) + 6);
    }
  }
  return needs;
}

/** Share a width among zones as long as their times, one lonely time having no more than most. */
function sharedZones(time, width, least) {
  const long = ([from, to]) => (to - from) / ONE_DAY + 60;
  const days = time.zones.map((zone, at) => (time.isUsed[at] ? long(zone) : 0));
  const most = days.filter(Boolean).length > 1 ? 0.6 * sumOf(days) : Infinity;
  const shares = days.map((n) => Math.min(n, most));
  const all = sumOf(shares);
  // What a zone has by its least width already, it does not get again.
  const wanted = shares.map((n, at) => (all ? Math.max(0, (n / all) * width - least[at]) : 1));
  const rest = width - sumOf(least);
  return least.map((need, at) => need + Math.floor((rest * wanted[at]) / (sumOf(wanted) || 1)));
}
