// Two days in, how long it is from one to the other in words out.

import { tr, trn } from "./language.js";

/** The months between two days (ISO), to the nearest one. */
function monthsBetween(first, last) {
  const [from, until] = [new Date(first), new Date(last)];
  const years = until.getUTCFullYear() - from.getUTCFullYear();
  const days = until.getUTCDate() - from.getUTCDate();
  return 12 * years + until.getUTCMonth() - from.getUTCMonth() + Math.round(days / 31);
}

/** Years, where they are nearly whole; else months, or about so many years. */
export function spanWords(first, last) {
  const months = monthsBetween(first, last);
  if (months < 1) return tr("less than a month");
  if (months % 12 === 0) return trn("{count} year", "{count} years", months / 12);
  if (months < 24) return trn("{count} month", "{count} months", months);
  return trn("about {count} year", "about {count} years", Math.round(months / 12));
}
