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

/** A text with other words in it: after how many letters, in place of how many, and which. */
function edited(text, edits) {
  const said = [];
  let at = 0;
  for (let next = 0; next < edits.length; next += 3) {
    const [kept, dropped, put] = edits.slice(next, next + 3);
    said.push(text.slice(at, at + kept), put);
    at += kept + dropped;
  }
  return said.join("") + text.slice(at);
}

export function inFurtherLanguage({ language: _, ...first }, { language, changes, others }) {
  const texts = [...textsOf(first)].sort();
  const said = new Map(texts.map((text) => [text, text]));
  let at = -1;
  for (const [further, ...edits] of changes) {
    at += further;
    said.set(texts[at], edited(texts[at], edits));
  }
  const state = translated(first, said);
  for (const [place, value] of others) {
    const last = place.pop();
    place.reduce((part, key) => part[key], state)[last] = value;
  }
  return { ...state, language };
}
