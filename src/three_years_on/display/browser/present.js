// Present: the whole screen, one thing at a time, for a class to read from the last row.

import { Announcer } from "./announcing.js";
import { h, inside, quoted } from "./dom.js";
import { Foot } from "./foot.js";
import { isOursAlone, placeAsked, turnOf } from "./keys.js";
import { asSpoken, tr, written } from "./language.js";
import { details } from "./milestones.js";
import { SlideMaker } from "./slides.js";
import { SpeakerNotes } from "./speaker.js";
import { heedSwipes } from "./swipe.js";

/**
 * @typedef {import("./slides.js").Slide} Slide
 * @typedef {import("./state.js").State} State
 */

let screenLeft = Promise.resolve(); // when the whole screen of the presentation before is left

export class Presentation {
  /**
   * @param {State} state
   * @param {{ go(index: number): void, end(): void }} callbacks when another step is shown (-1 is
   *   the overview), and when all is over
   */
  constructor(state, callbacks) {
    this.state = state;
    this.callbacks = callbacks;
    this.content = state.content;
    this.maker = new SlideMaker(state, {
      fits: (parts) => this.fits(parts),
      measure: (parts) => this.sizer.replaceChildren(...parts),
      isSeen: () => this.isSeen(),
      height: () => this.sizer.clientHeight,
      smallest: () => parseFloat(getComputedStyle(this.stage).fontSize),
      go: (index) => this.go(index, 0),
      open: (id) => this.detail(id),
      say: (text) => this.voted(text),
    });
    this.heading = h("h3", { class: "tyo-unseen" });
    this.stage = h("div", { class: "tyo-stage", tabindex: -1, role: "group" });
    this.sizer = h("div", { class: "tyo-stage tyo-sizer", "aria-hidden": "true", inert: true });
    this.said = new Announcer("tyo-unseen");
    this.notes = new SpeakerNotes((event) => this.onKey(event));
    this.foot = new Foot({
      move: (by) => this.move(by),
      count: () => this.count(),
      blank: () => this.blank(),
      notes: () => this.toggleNotes(),
      leave: () => this.dialog.close(),
    });
    this.dialog = h(
      "dialog",
      { ...asSpoken(), class: "tyo-present", tabindex: -1, "aria-label": tr("Presentation") },
      this.heading,
      h("div", { class: "tyo-stages" }, this.stage, this.sizer),
      this.notes.overlay,
      this.foot.node,
      this.said.node,
    );
    this.dialog.addEventListener("keydown", (event) => this.onKey(event));
    this.dialog.addEventListener("close", () => this.end());
    heedSwipes(this.stage, (by) => this.move(by));
    this.onResize = () => this.room() === this.builtFor || this.rebuild();
    this.onFullscreen = () => this.heedScreen();
    this.onCharts = () => this.opened || this.fill(this.slides[this.at].parts());
  }

  /** Take the whole screen where the browser lets us, and the whole window where not. */
  async start(root) {
    root.append(this.dialog);
    await this.takeScreen();
    this.dialog.showModal();
    addEventListener("resize", this.onResize);
    document.addEventListener("fullscreenchange", this.onFullscreen);
    this.state.model.on("change:charts", this.onCharts);
    this.stage.focus();
    this.builtFor = this.room();
    this.quietly(() => this.go(this.state.place(), 0));
  }

  /** Firefox tells of the whole screen twice; made anew, a slide is taken from who reads it aloud. */
  room() {
    return `${this.sizer.clientWidth} ${this.sizer.clientHeight}`;
  }

  /** Show what nobody moved to: the stage is named after it, and nothing is said. */
  quietly(show) {
    this.isQuiet = true;
    show();
    this.isQuiet = false;
  }

  /** A screen that is still being left would end this presentation too. */
  async takeScreen() {
    await screenLeft;
    await document.documentElement.requestFullscreen?.().catch(() => {});
  }

  /** Who leaves the full screen leaves; but a browser may leave it to open the notes. */
  heedScreen() {
    if (document.fullscreenElement) this.lost = false;
    else if (this.notes.isOpening) this.lost = true;
    else this.dialog.close();
  }

  end() {
    removeEventListener("resize", this.onResize);
    document.removeEventListener("fullscreenchange", this.onFullscreen);
    this.state.model.off("change:charts", this.onCharts);
    if (document.fullscreenElement) screenLeft = document.exitFullscreen().catch(() => {});
    this.notes.close();
    this.dialog.remove();
    this.callbacks.end();
  }

  get step() {
    return this.content.steps[this.index];
  }

  get title() {
    return this.step?.title ?? tr("All themes");
  }

  /** Go to a step, and there to a slide, counted from the end if negative. */
  go(index, at) {
    const isOverview = index === -1 && this.state.hasOverview;
    if (!this.content.steps[index] && !isOverview) return;
    this.index = index;
    this.callbacks.go(index);
    this.slides = this.maker.slides(index);
    this.show(at < 0 ? this.slides.length + at : Math.min(at, this.slides.length - 1));
  }

  move(by) {
    const at = this.at + by;
    if (this.opened) this.show();
    else if (this.slides[at]) this.show(at);
    else this.go(this.index + by, by < 0 ? -1 : 0);
  }

  /** A vote stays where it is; the slides to come tell of it. */
  voted(text) {
    this.slides = this.maker.slides(this.index);
    this.showPlace();
    this.said.say(text);
  }

  /** After the window has changed, more or less fits on a slide: stay with what is shown. */
  rebuild() {
    this.builtFor = this.room();
    const whole = (/** @type {Slide} */ { of, name }) => of ?? name;
    const before = whole(this.slides[this.at]);
    this.slides = this.maker.slides(this.index);
    const at = this.slides.findIndex((slide) => whole(slide) === before);
    this.quietly(() => this.show(Math.max(0, at)));
  }

  show(at = this.at) {
    this.at = at;
    const slide = this.slides[at];
    this.opened = "";
    this.dialog.classList.remove("tyo-blank");
    if (slide.reveals) this.state.reveal(this.step);
    this.fill(slide.parts());
    this.heading.textContent = slide.name;
    this.showPlace();
    const place = { theme: this.title, place: written(at + 1), all: written(this.slides.length), slide: slide.name };
    this.announce(tr("{theme} · {place} of {all}: {slide}", place));
    this.notes.show({
      title: tr("{theme}: {slide}", place),
      notes: slide.notes.filter(Boolean),
      next: this.slides[at + 1]?.name ?? this.content.steps[this.index + 1]?.title ?? tr("the end"),
    });
  }

  /** The first slide is heard as the focus comes, each later one as the place that changes. */
  announce(place) {
    this.stage.setAttribute("aria-label", this.isQuiet ? place : tr("Slide"));
    this.said.say(place, this.isQuiet ? "off" : "polite");
    if (!this.isQuiet && this.foot.hasFocus()) return;
    this.stage.focus({ preventScroll: true });
    if (!this.isQuiet) getSelection().collapse(this.stage, 0); // where a screen reader reads on
  }

  showPlace() {
    const { step, title } = this;
    this.foot.show(step ? quoted(title, "themes", step.language) : title, this.at, this.slides, this.state.isCounting);
  }

  fill(parts) {
    this.stage.replaceChildren(...parts.filter(Boolean));
    this.stage.scrollTop = 0;
  }

  fits(parts) {
    this.sizer.replaceChildren(...parts);
    return this.isSeen();
  }

  isSeen() {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = this.sizer;
    return scrollHeight <= clientHeight + 1 && scrollWidth <= clientWidth + 1; // halves of pixels
  }

  /** One milestone of the timeline, until the next move. */
  detail(id) {
    this.opened = id;
    const { milestones, sources } = this.content;
    this.fill([details(milestones[id], sources, () => this.show())]);
    this.stage.querySelector("button").focus();
  }

  /** Count the hands of a class in place of one prediction, or no more. */
  count() {
    if (!this.slides[this.at].votes || this.opened) return;
    this.state.isCounting = !this.state.isCounting;
    this.fill(this.slides[this.at].parts());
    this.showPlace();
    inside(this.stage, "button").focus();
  }

  blank() {
    const isBlank = this.dialog.classList.toggle("tyo-blank");
    (isBlank ? this.dialog : this.stage).focus();
  }

  toggleNotes() {
    const wasOver = !this.notes.overlay.hidden;
    this.notes.toggle();
    if (wasOver === this.notes.overlay.hidden) this.rebuild(); // they take room from the stage
  }

  onKey(event) {
    const { key, target } = event;
    if (!isOursAlone(event)) return;
    if (this.lost && target.ownerDocument === document) this.takeScreen();
    if (target.closest("button, a, [role=button]") && (key === "Enter" || key === " ")) return;
    const turn = { PageDown: 1, " ": 1, Enter: 1, PageUp: -1 }[key] ?? turnOf(key);
    const asked = key === "0" ? -1 : placeAsked(key, this.content.steps.length);
    if (turn) this.move(turn);
    else if (asked !== undefined) this.go(asked, 0);
    else if (["b", "B", "."].includes(key)) this.blank();
    else if (["n", "N"].includes(key)) this.toggleNotes();
    else if (["h", "H"].includes(key)) this.count();
    else if (key === "Escape") this.opened ? this.show() : this.dialog.close();
    else if (key !== "F5") return; // remotes send it to begin; here it would load the page anew
    event.preventDefault();
  }
}
