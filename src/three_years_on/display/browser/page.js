// The page that stands alone: what a notebook gives the widget, it gives itself.

import { chosenLanguage, saidOf, stateIn } from "./chosen.js";
import { h } from "./dom.js";
import { addressAlone, tellHost } from "./host.js";
import { speak, tr } from "./language.js";
import { WRITTEN } from "./names.js";
import { QuizView } from "./quiz.js";
import { render } from "./widget.js";

/** @typedef {import("./content.d.ts").PageModel} Traits */
/** @typedef {import("./model.d.ts").Model<Traits>} PageModel */

/** What anywidget calls a model, without a kernel behind it. */
class Model {
  constructor(state) {
    this.state = state;
    this.listeners = {};
  }

  get(name) {
    return this.state[name];
  }

  set(name, value) {
    if (this.state[name] === value) return;
    this.state[name] = value;
    for (const listener of this.listeners[`change:${name}`] ?? []) listener();
  }

  save_changes() {}

  on(event, listener) {
    (this.listeners[event] ??= new Set()).add(listener);
  }

  off(event, listener) {
    this.listeners[event]?.delete(listener);
  }
}

/** What the address says is shown; what is shown, the address says. */
class Address {
  /**
   * @param {PageModel} model
   * @param {HTMLElement} notice
   */
  constructor(model, notice) {
    this.model = model;
    this.notice = notice;
    this.language = chosenLanguage();
    const { steps, milestones } = model.get("content");
    this.known = { theme: steps.map(({ theme }) => theme), milestone: Object.keys(milestones) };
    for (const name of ["theme", "milestone", "record_open", "overview"]) {
      model.on(`change:${name}`, () => this.write());
    }
    addEventListener("hashchange", () => this.read());
    this.read();
  }

  read() {
    if (chosenLanguage() !== this.language) location.reload();
    const asked = new URLSearchParams(location.hash.slice(1));
    asked.delete("lang");
    const unknown = ["theme", "milestone"].filter(
      (name) => asked.get(name) && !this.known[name].includes(asked.get(name)),
    );
    const [theme, milestone] = ["theme", "milestone"].map((name) => asked.get(name));
    const told = {
      theme: tr("The address asks for the theme “{theme}”, which is not here.", { theme }),
      milestone: tr("The address asks for the milestone “{milestone}”, which is not here.", { milestone }),
    };
    this.notice.textContent = unknown.map((name) => told[name]).join(" ");
    this.notice.hidden = !unknown.length;
    if (unknown.length) return;
    if (!asked.has("theme")) {
      if (![...asked].length) this.model.set("overview", this.known.theme.length > 1);
      return;
    }
    this.reading = true;
    this.model.set("overview", false);
    this.model.set("theme", asked.get("theme"));
    this.model.set("milestone", asked.get("milestone") ?? "");
    this.model.set("record_open", asked.get("record") === "open");
    this.reading = false;
  }

  write() {
    if (this.reading) return;
    this.notice.hidden = true;
    this.say(this.shown());
  }

  shown() {
    const said = new URLSearchParams(saidOf(this.language));
    if (this.model.get("overview")) return `${said}` && `#${said}`;
    said.set("theme", this.model.get("theme"));
    if (this.model.get("milestone")) said.set("milestone", this.model.get("milestone"));
    if (this.model.get("record_open")) said.set("record", "open");
    return `#${said}`;
  }

  /** Where a page is inside another one as text, it has no address of its own to change. */
  say(hash) {
    try {
      history.replaceState(null, "", hash || location.pathname + location.search);
    } catch {
      // What is shown changes nevertheless.
    }
  }
}

const KEPT = /** @type {const} */ (["predicting", "tries", ...WRITTEN]);

/** What was kept, or nothing, where something else stands there. */
function soundly(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/** Pages of several articles may stand at one address, each as the text of a frame. */
function placeOf(model) {
  const sides = ({ theme, sides }) => [theme, ...sides.flatMap(({ statements }) => statements.map(({ id }) => id))];
  const asked = [...model.get("content").steps.flatMap(sides), ...model.get("questions").map(({ id }) => id)];
  return `three-years-on ${location.pathname} ${asked.join(" ")}`;
}

/**
 * Keep what a reader wrote when the page is loaded again, until its tab is closed.
 *
 * @param {PageModel} model
 * @param {HTMLElement} notice
 */
function keepWhatWasWritten(model, notice) {
  const place = placeOf(model);
  try {
    const kept = soundly(sessionStorage.getItem(place));
    for (const name of KEPT) {
      const sort = model.get(name).constructor;
      if (kept[name]?.constructor === sort) model.set(name, kept[name]);
    }
    const keep = () => {
      const written = Object.fromEntries(KEPT.map((name) => [name, model.get(name)]));
      sessionStorage.setItem(place, JSON.stringify(written));
    };
    for (const name of KEPT) model.on(`change:${name}`, keep);
  } catch {
    const told = tr(
      "This browser or frame keeps nothing: predictions, hands and answers are gone once you leave, but Summary can save the first two.",
    );
    for (const name of /** @type {const} */ (["tries", ...WRITTEN])) {
      model.on(`change:${name}`, () => Object.assign(notice, { textContent: told, hidden: false }));
    }
  }
}

/**
 * The questions stand below the display, until they are asked for behind their name.
 *
 * @param {PageModel} model
 * @param {Element} display
 */
function ask(model, display) {
  if (!model.get("questions").length) return;
  const quiz = h("details", { class: "tyo-asked" }, h("summary", {}, tr("Questions")));
  const view = new QuizView(model, quiz);
  model.on("change:tries", () => view.update());
  display.after(quiz);
}

/** A frame may be small, and forbid much: in a window of its own the page can do all. */
function offerAlone(page) {
  const href = addressAlone();
  const words = tr("Open this page in a window of its own");
  if (href) page.querySelector("header p").append(" ", h("a", { href, target: "_blank", rel: "noopener" }, words));
}

async function start() {
  const page = document.querySelector(".tyo-page");
  page.classList.add("tyo-live");
  try {
    const model = new Model(await stateIn(page, chosenLanguage()));
    const notice = /** @type {HTMLElement} */ (page.querySelector(".tyo-notice"));
    speak(model.get("language"));
    keepWhatWasWritten(model, notice);
    new Address(model, notice);
    const el = /** @type {HTMLElement} */ (document.querySelector("#explainer"));
    render({ model, el });
    ask(model, el);
    offerAlone(page);
    tellHost(model, page.querySelector("main"));
  } catch (error) {
    page.classList.remove("tyo-live"); // an old browser shows the document
    throw error;
  }
}

start();
