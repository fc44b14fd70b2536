// Present: the whole screen, one thing at a time, for a class to read from the last row.

import { h } from "./dom.js";
import { isOursAlone, placeAsked } from "./keys.js";
import { details } from "./milestones.js";
import { SlideMaker } from "./slides.js";
import { SpeakerNotes } from "./speaker.js";
import { Timeline } from "./timeline.js";

/**
 * @typedef {import("./slides.js").Slide} Slide
 * @typedef {import("./state.js").State} State
 */

export class Presentation {
  /**
   * @param {State} state
   * @param {{ go(index: number): void, end(): void }} callbacks when another step is shown, and
   *   when all is over
   */
  constructor(state, callbacks) {
    this.state = state;
    this.callbacks = callbacks;
    this.content = state.content;
    this.timeline = new Timeline(state.drawing, this.content, (id) => this.detail(id));
    this.timeline.svg.removeAttribute("preserveAspectRatio");
    this.maker = new SlideMaker(state, this.timeline, {
      fits: (name, parts) => this.fits(name, parts),
      voted: () => this.remake(),
    });
    this.heading = h("h3", {});
    this.stage = h("div", { class: "tyo-stage", tabindex: -1, role: "group" });
    this.place = h("p", { role: "status" });
    const tool = (text, key, onclick) => h("button", { type: "button", onclick }, `${text} (${key})`);
    const tools = [
      tool("Back", "←", () => this.move(-1)),
      tool("On", "→", () => this.move(1)),
      tool("Blank", "B", () => this.blank()),
      tool("Notes", "N", () => this.notes.toggle()),
      tool("Leave", "Esc", () => this.dialog.close()),
    ];
    this.foot = h("div", { class: "tyo-foot" }, this.place, h("div", {}, ...tools));
    this.notes = new SpeakerNotes((event) => this.onKey(event));
    this.dialog = h(
      "dialog",
      { class: "tyo-present", tabindex: -1, "aria-label": "Presentation" },
      this.heading,
      this.stage,
      this.notes.overlay,
      this.foot,
    );
    this.dialog.addEventListener("keydown", (event) => this.onKey(event));
    this.dialog.addEventListener("close", () => this.end());
    this.onResize = () => this.rebuild();
    this.onFullscreen = () => document.fullscreenElement || this.dialog.close();
  }

  /** Take the whole screen where the browser lets us, and the whole window where not. */
  async start(root) {
    root.append(this.dialog);
    await document.documentElement.requestFullscreen?.().catch(() => {});
    this.dialog.showModal();
    addEventListener("resize", this.onResize);
    document.addEventListener("fullscreenchange", this.onFullscreen);
    this.go(this.state.index(), 0);
  }

  end() {
    removeEventListener("resize", this.onResize);
    document.removeEventListener("fullscreenchange", this.onFullscreen);
    if (document.fullscreenElement) document.exitFullscreen();
    this.notes.close();
    this.dialog.remove();
    this.callbacks.end();
  }

  get step() {
    return this.content.steps[this.index];
  }

  /** Go to a step, and there to a slide, counted from the end if negative. */
  go(index, at) {
    if (!this.content.steps[index]) return;
    this.index = index;
    this.callbacks.go(index);
    this.slides = this.maker.slides(this.step);
    this.goTo(at < 0 ? this.slides.length + at : Math.min(at, this.slides.length - 1));
  }

  goTo(at) {
    this.at = at;
    this.show();
  }

  move(by) {
    const at = this.at + by;
    if (this.opened) this.show();
    else if (this.slides[at]) this.goTo(at);
    else this.go(this.index + by, by < 0 ? -1 : 0);
  }

  /** Stay at the same place, in slides that show what has been chosen since. */
  remake() {
    this.slides = this.maker.slides(this.step);
    this.show();
  }

  /** After the window has changed, more or less fits on a slide: stay with what is shown. */
  rebuild() {
    const { name } = this.slides[this.at];
    this.slides = this.maker.slides(this.step);
    this.goTo(this.slides.findIndex((slide) => slide.name === name));
  }

  show() {
    const slide = this.slides[this.at];
    this.opened = "";
    this.dialog.classList.remove("tyo-blank");
    if (slide.reveals) this.state.reveal(this.step);
    this.fill(slide.name, slide.parts());
    const place = `${this.step.title} · ${this.at + 1} of ${this.slides.length}`;
    // Who does not see the heading hears it with the place.
    this.place.replaceChildren(place, h("span", { class: "tyo-unseen" }, `: ${slide.name}`));
    this.notes.show({
      title: `${this.step.title}: ${slide.name}`,
      notes: slide.notes.filter(Boolean),
      next: this.slides[this.at + 1]?.name ?? this.content.steps[this.index + 1]?.title ?? "the end",
    });
    this.stage.focus();
  }

  fill(name, parts) {
    this.heading.textContent = name;
    this.stage.setAttribute("aria-label", name);
    this.stage.replaceChildren(...parts.filter(Boolean));
    this.stage.scrollTop = 0;
  }

  /** One milestone of the timeline, until the next move. */
  detail(id) {
    this.opened = id;
    const { milestones, sources } = this.content;
    this.fill("Milestones", [details(milestones[id], sources, () => this.show())]);
    this.stage.querySelector("button").focus();
  }

  blank() {
    const isBlank = this.dialog.classList.toggle("tyo-blank");
    (isBlank ? this.dialog : this.stage).focus();
  }

  fits(name, parts) {
    this.fill(name, [h("ul", {}, ...parts)]);
    return this.stage.scrollHeight <= this.stage.clientHeight;
  }

  onKey(event) {
    const { key, target } = event;
    if (!isOursAlone(event)) return;
    if (target.matches("input") && key !== "Escape") return;
    if (target.closest("button, a, [role=button]") && (key === "Enter" || key === " ")) return;
    const turn = { ArrowRight: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, PageUp: -1 }[key];
    const asked = placeAsked(key, this.content.steps.length);
    if (turn) this.move(turn);
    else if (asked !== undefined) this.go(asked, 0);
    else if (["b", "B", "."].includes(key)) this.blank();
    else if (["n", "N"].includes(key)) this.notes.toggle();
    else if (key === "Escape") this.opened ? this.show() : this.dialog.close();
    else if (key !== "F5") return; // remotes send it to begin; here it would load the page anew
    event.preventDefault();
  }
}
