// Keys that are pressed inside: which are ours, and which JupyterLab's.

import { direction } from "./language.js";

const isCombined = ({ ctrlKey, metaKey, altKey }) => ctrlKey || metaKey || altKey;

/**
 * Keep a key from JupyterLab, and say whether it is ours. Combinations are left to it, but for
 * those with Enter, with which it would run the cell, or the browser press the button.
 */
export function isOurs(event) {
  if (isCombined(event) && event.key !== "Enter") return false;
  event.stopPropagation();
  if (event.key === "Enter" && (event.shiftKey || event.ctrlKey)) event.preventDefault();
  return true;
}

/** Keep every key from JupyterLab, as behind a dialog; say whether it may do something here. */
export function isOursAlone(event) {
  event.stopPropagation();
  return !isCombined(event);
}

/**
 * Keep shortcuts from keys that are ours in a widget and in controls around it; return what ends
 * that. Notebook 7 looks for shortcuts on the way down to what has the focus, before that hears of
 * the key, and passes over what has this attribute, and over what is in it.
 */
export function keepFromShortcuts(el) {
  const attribute = "data-lm-suppress-shortcuts";
  let last = el;
  const heed = (event) => {
    const { target, key } = event;
    last.removeAttribute(attribute);
    if (!(el.closest(".tyo-keys") ?? el).contains(target)) return;
    if (isCombined(event) && key !== "Enter" && !target.closest("dialog")) return;
    last = target;
    last.setAttribute(attribute, "");
  };
  addEventListener("keydown", heed, true);
  return () => removeEventListener("keydown", heed, true);
}

/** The turn that an arrow asks for, in the direction of reading: on, back, or none. */
export function turnOf(key) {
  const turn = { ArrowLeft: -1, ArrowRight: 1 }[key] ?? 0;
  return direction() === "rtl" ? -turn : turn;
}

/** The place that a key asks for among so many, or undefined. */
export function placeAsked(key, length) {
  if (/^[1-9]$/.test(key)) return Number(key) - 1;
  return { Home: 0, End: length - 1 }[key];
}
