// The language of the display: its messages, numbers and dates, as Python sent them.

/** @typedef {import("./content.d.ts").Spoken} Spoken */

const spoken = /** @type {Spoken} */ ({ code: "en", direction: "ltr", messages: {}, plural: [] });
const tables = { language: "", translated: [] };

/**
 * Speak another language from now on.
 *
 * @param {Spoken} language
 * @param {{ language?: string, translated?: string[] }} [ofTables] the language of what the tables
 *   say, if it is known, and the tables that are in the language spoken all the same
 */
export function speak(language, { language: own = "", translated = [] } = {}) {
  Object.assign(spoken, language);
  Object.assign(tables, { language: own, translated });
}

export const direction = () => spoken.direction;

/** What an element that is ours says of its language. */
export const asSpoken = () => ({ lang: spoken.code, dir: spoken.direction });

/**
 * What an element with words of a table says, where their language is another than ours.
 *
 * @param {string} [table]
 * @param {string} [own] the language of the row, where it says one
 */
export function asWritten(table = "", own = "") {
  const lang = own || (tables.translated.includes(table) ? "" : tables.language);
  return lang && lang !== spoken.code ? { lang, dir: "auto" } : {};
}

/** The tag by which the browser writes numbers and dates, in digits that all six languages read. */
const tag = () => `${spoken.code === "en" ? "en-GB" : spoken.code}-u-nu-latn`;

/** @param {number} value */
export const written = (value) => value.toLocaleString(tag());

/** @param {Date} date @param {Intl.DateTimeFormatOptions} options */
export const writtenDate = (date, options) => date.toLocaleDateString(tag(), options);

/** @param {Date} time */
export const writtenTime = (time) =>
  time.toLocaleTimeString(tag(), { hour: "2-digit", minute: "2-digit" });

/** @param {string[]} words */
export const listed = (words) => new Intl.ListFormat(tag()).format(words);

/** @param {string[]} said */
export const sentences = (said) => said.filter(Boolean).join(spacing());

/** What stands between a sentence and the next: Chinese signs have their own room. */
export const spacing = () => (spoken.code === "zh-Hans" ? "" : " ");

const PLACE = /\{(\w+)\}/;
const [ISOLATE, POP] = ["\u2068", "\u2069"];
const NOT_A_NUMBER = /\d.*[^\d.,:/]|[^\d.,:/].*\d/; // such as a date with hyphens
const LEFTWARD = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const RIGHTWARD = /[^\P{L}\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;

/** Words that may run against those around them keep their own direction, and leave the others. */
export function isolated(words) {
  const text = String(words);
  const against = spoken.direction === "rtl" ? [RIGHTWARD, NOT_A_NUMBER] : [LEFTWARD];
  const isMarked = text.includes(ISOLATE);
  return !isMarked && against.some((sign) => sign.test(text)) ? `${ISOLATE}${text}${POP}` : text;
}

function filled(message, places) {
  // A sentence whose last words end with a full stop has it already.
  const stopped = (whole, name) => (String(places[name]).endsWith(".") ? `{${name}}` : whole);
  return message
    .replace(/\{(\w+)\}\./g, stopped)
    .split(PLACE)
    .map((part, at) => (at % 2 ? isolated(places[part]) : part))
    .join("");
}

/** What is said in place of a message, which Python sends as `short_key` names it. */
function spokenFor(message) {
  let sum = 0;
  for (const letter of message) sum = (Math.imul(sum, 31) + letter.codePointAt(0)) >>> 0;
  return spoken.messages[(sum % 16 ** 5).toString(16)];
}

/**
 * Say a message; what stands in braces is replaced.
 *
 * @param {string} message in English
 * @param {Record<string, string | number>} places
 */
export function tr(message, places = {}) {
  return filled(spokenFor(message) ?? message, places);
}

/**
 * Say a message that counts, by the rule of the language; `{count}` is the number.
 *
 * @param {string} one
 * @param {string} many
 * @param {number} count
 * @param {Record<string, string | number>} places
 */
export function trn(one, many, count, places = {}) {
  const forms = spokenFor(one);
  const form = count < 200 ? count : 100 + (count % 100);
  const message = Array.isArray(forms) ? forms[spoken.plural[form]] : count === 1 ? one : many;
  return filled(message, { count: written(count), ...places });
}

/**
 * Say a message that means other things elsewhere.
 *
 * @param {string} context
 * @param {string} message
 */
export function trp(context, message, places = {}) {
  return filled(spokenFor(`${context}\u0004${message}`) ?? message, places);
}

/**
 * A message whose places are elements: the texts and elements in their order.
 *
 * @param {string} message
 * @param {Record<string, Node | string>} places
 * @returns {(Node | string)[]}
 */
export function around(message, places) {
  const said = /** @type {string} */ (spokenFor(message) ?? message);
  const parts = said.split(PLACE).map((part, at) => (at % 2 ? places[part] : part));
  return parts.filter((part) => part !== "");
}

/** Facts beside each other, as far as there are any. */
export const withCommas = (words) =>
  words.filter(Boolean).reduce((one, other) => (one ? tr("{one}, {other}", { one, other }) : other), "");

/** Longer facts beside each other, which may hold commas. */
export const withSemicolons = (words) =>
  words.filter(Boolean).reduce((one, other) => (one ? tr("{one}; {other}", { one, other }) : other), "");

/** A word of a table as a heading. */
export function capitalised(word) {
  const [first = "", ...rest] = word;
  return first.toLocaleUpperCase(tag()) + rest.join("");
}
