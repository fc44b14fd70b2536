// Speaker notes and a clock, in a second window where the browser allows one.

import { h } from "./dom.js";
import { asSpoken, tr, written, writtenTime } from "./language.js";

const OPENING = 3000; // milliseconds in which a browser may leave the full screen for a new window
// The second window is a document of its own, which no style sheet of this one reaches.
const STYLE = "body{font:22px/1.5 sans-serif;margin:24px;max-width:40em}";

export class SpeakerNotes {
  constructor(onKey) {
    this.onKey = onKey;
    this.began = Date.now();
    this.openedAt = -Infinity;
    this.clock = h("p", { class: "tyo-clock" });
    this.title = h("p", {});
    this.text = h("div", {});
    this.next = h("p", {});
    const parts = [this.clock, this.title, this.next, this.text];
    this.node = h("div", { class: "tyo-notes" }, ...parts);
    this.overlay = h("div", { class: "tyo-overlay", hidden: true, role: "note" });
  }

  show({ title, notes, next }) {
    this.title.replaceChildren(h("b", {}, title));
    this.text.replaceChildren(...notes.map((note) => h("p", { dir: "auto" }, note)));
    this.next.textContent = tr("Next: {slide}", { slide: next });
  }

  toggle() {
    if (this.isOpen) this.close();
    else this.open();
  }

  get isOpen() {
    return !this.overlay.hidden || (this.window && !this.window.closed);
  }

  get isOpening() {
    return performance.now() - this.openedAt < OPENING;
  }

  open() {
    this.openedAt = performance.now();
    this.window = window.open("", "three-years-on-notes", "popup,width=640,height=640");
    if (this.window) {
      const { document: other } = this.window;
      Object.assign(other.documentElement, asSpoken());
      other.title = tr("Speaker notes");
      other.head.append(h("style", {}, STYLE));
      other.body.replaceChildren(this.node);
      other.addEventListener("keydown", this.onKey);
    } else {
      this.overlay.replaceChildren(this.node);
      this.overlay.hidden = false;
    }
    this.tick();
    this.ticking = setInterval(() => this.tick(), 1000);
  }

  tick() {
    const minutes = Math.floor((Date.now() - this.began) / 60_000);
    const since = { time: writtenTime(new Date()), minutes: written(minutes) };
    this.clock.textContent = tr("{time} · {minutes} min since the start", since);
  }

  close() {
    clearInterval(this.ticking);
    this.overlay.hidden = true;
    this.window?.close();
    this.window = null;
  }
}
