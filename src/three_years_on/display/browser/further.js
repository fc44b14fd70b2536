// The state in a further language: that of the first, with what `further.py` found to differ.

/** The texts of a value, each once. */
function textsOf(value, found = new Set()) {
  if (typeof value === "string") found.add(value);
  else if (value) for (const part of Object.values(value)) textsOf(part, found);
  return found;
}

/** A value whose texts are others. */
function translated(value, texts) {
  if (typeof value === "string") return texts.get(value);
  if (Array.isArray(value)) return value.map((part) => translated(part, texts));
  if (!value || typeof value !== "object") return value;
  const parts = Object.entries(value).map(([name, part]) => [name, translated(part, texts)]);
  return Object.fromEntries(parts);
}

const WORD_OR_SIGN = /[A-Za-z0-9]+|[^]/gu;

/** A text with others in it: after how many words, in place of how many, and which. */
function edited(text, edits) {
  const words = text.match(WORD_OR_SIGN) ?? [];
  const said = [];
  let at = 0;
  for (let next = 0; next < edits.length; next += 3) {
    const [kept, dropped, put] = edits.slice(next, next + 3);
    said.push(words.slice(at, at + kept).join(""), put);
    at += kept + dropped;
  }
  return said.join("") + words.slice(at).join("");
}

/** The texts in the order of `further.py`. */
function bySigns(texts) {
  const signs = new Map(texts.map((text) => [text, text.replace(/[A-Za-z0-9]+/g, "")]));
  const compared = (one, other) => (signs.get(one) < signs.get(other) ? -1 : +(signs.get(one) !== signs.get(other)));
  return texts.sort().sort(compared);
}

export function inFurtherLanguage({ language: _, ...first }, { language, changes, others }) {
  const said = new Map();
  for (const [at, text] of bySigns([...textsOf(first)]).entries()) {
    said.set(text, edited(text, changes[at]));
  }
  const state = translated(first, said);
  for (const [place, value] of others) {
    const last = place.pop();
    place.reduce((part, key) => part[key], state)[last] = value;
  }
  return { ...state, language };
}
