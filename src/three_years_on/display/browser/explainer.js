// The explainer: reads the state, lays out the parts, and steps without Python.

import { Announcer, inWords } from "./announcing.js";
import { focusNear, h, inside } from "./dom.js";
import { ExtraPanel } from "./extra.js";
import { Filters } from "./filters.js";
import { isOurs, placeAsked, turnOf } from "./keys.js";
import { Lanes } from "./lanes.js";
import { asSpoken, tr } from "./language.js";
import { MilestoneTable } from "./milestones.js";
import { OverviewPanel } from "./overviewpanel.js";
import { Presentation } from "./present.js";
import { RecordPanel } from "./recordpanel.js";
import { State } from "./state.js";
import { StepTabs } from "./tabs.js";
import { ThemePanel } from "./theme.js";

const TYPED = "select, textarea, input[type=text], input[type=search]";
const SCROLLING = ["Home", "End"];

/** @type {View | undefined} */
let lastUsed;

export class View {
  constructor(model, el) {
    this.state = new State(model, () => this.update());
    const { content, isAlone } = this.state;
    const open = (milestone) => this.open(milestone);
    const say = (text) => queueMicrotask(() => this.status.say(text)); // after what the state tells
    const unique = Math.random().toString(36).slice(2);
    const ids = { overview: `tyo-overview-${unique}`, theme: `tyo-theme-${unique}` };
    const callbacks = {
      open,
      close: () => this.close(),
      check: (statement) => this.check(statement),
      present: () => this.present(),
      toggle: (name) => this.toggleExtra(name),
      revealed: say,
      go: (place, milestone) => this.go(place, milestone),
    };
    this.tabs = new StepTabs(this.state, callbacks.go, ids);
    this.overview = new OverviewPanel(this.state, callbacks, ids.overview);
    this.panel = new ThemePanel(this.state, callbacks, ids.theme);
    this.filters = new Filters(this.state);
    this.lanes = new Lanes(content.timeline, { open }, { heading: isAlone ? "h3" : "h4" });
    this.lanes.tools.append(this.filters.node);
    this.milestoneTable = new MilestoneTable(content, open, say, !isAlone);
    this.table = h("div", { class: "tyo-table", role: "region", "aria-label": tr("Milestones as a table") });
    this.table.append(this.milestoneTable.node);
    this.record = new RecordPanel(this.state, () => this.closeRecord());
    this.extra = new ExtraPanel(this.state, this.lanes, () => this.startAgain());
    this.status = new Announcer("tyo-status");
    this.said = "";
    this.placeSaid = "";
    this.root = h(
      "div",
      { ...asSpoken(), class: "tyo tyo-explainer", tabindex: -1, onkeydown: (event) => this.onKey(event) },
      isAlone ? "" : this.tabs.node,
      this.overview.node,
      this.panel.node,
      this.lanes.node,
      this.table,
      this.record.node,
      this.extra.node,
      this.status.node,
    );
    this.root.classList.toggle("tyo-alone", isAlone);
    el.append(this.root);
    if (!isAlone) this.listenAround();
    this.update();
  }

  /**
   * A page that is the explainer hears keys also before something inside has the focus. In a
   * notebook it hears Escape where it had the focus last: who reads on takes it to what is around.
   */
  listenAround() {
    this.root.addEventListener("focusin", () => (lastUsed = this));
    document.addEventListener("keydown", (event) => {
      const { key } = event;
      const target = /** @type {Node} */ (event.target);
      if (this.root.contains(target) || SCROLLING.includes(key)) return;
      const isMeant = key === "Escape" && target.contains(this.root) && lastUsed === this;
      if (isMeant || !this.state.isInNotebook) this.onKey(event);
    });
  }

  /** Bring the page in line with the state; elements stay, so that the focus stays. */
  update() {
    const shown = this.state.shown();
    const { step, visible, listed, chosen, covered, hasTimeline } = shown;
    const { asTable, isAlone } = this.state;
    const around = this.parts().find((part) => part.contains(focusNear(part)));
    this.tabs.update();
    this.overview.update(shown);
    this.panel.update(shown, Boolean(around));
    this.lanes.node.hidden = !hasTimeline;
    this.lanes.show(step, visible, chosen, { covered });
    this.lanes.node.classList.toggle("tyo-as-table", asTable);
    this.root.classList.toggle("tyo-covered", covered);
    this.filters.update(shown);
    this.table.hidden = !hasTimeline || (!asTable && !isAlone);
    this.record.update(shown);
    if (!this.table.hidden) this.milestoneTable.show(listed);
    this.extra.update(shown);
    queueMicrotask(() => this.announce(shown)); // once the focus is where it goes
    if (around) this.keepFocus(around);
  }

  /** Show charts that have come, where they are looked for. */
  drawn() {
    const shown = this.state.shown();
    if (shown.isRecordOpen) this.record.update(shown);
  }

  /** The parts, and the whole, in which the focus can be. */
  parts() {
    const { overview, panel, lanes, table, record, extra, root } = this;
    return [overview.node, panel.node, lanes.node, table, record.node, extra.node, root];
  }

  /** When what had the focus is gone or hidden, find it a place in the same part. */
  keepFocus(part) {
    const focused = focusNear(this.root);
    if (this.root.contains(focused) && focused.checkVisibility()) return;
    const next = inside(part, '.tyo-milestone[tabindex="0"], .tyo-side:not([hidden]), tbody button');
    if (next?.checkVisibility()) next.focus();
    else this.root.focus();
  }

  announce(shown) {
    const { place, said } = inWords(this.state, shown);
    if (this.said === said) return;
    const isSamePlace = this.placeSaid === place;
    this.said = said;
    this.placeSaid = place;
    this.status.say(said, this.isToldByFocus(isSamePlace) ? "off" : "polite");
  }

  /** A reader hears the name of a tab, and of what opens or closes, as the focus goes there. */
  isToldByFocus(isSamePlace) {
    const { tabs, panel, record, lanes } = this;
    const told = isSamePlace ? [panel.details, record.node, lanes.svg] : [tabs.node];
    return told.some((part) => part.contains(focusNear(part)));
  }

  go(place, milestone) {
    const before = this.state.place();
    if (!this.state.go(place, milestone) || before === place) return;
    const { top } = this.root.getBoundingClientRect();
    if (top < 0) this.root.scrollIntoView({ block: "start" });
  }

  open(milestone) {
    const parts = [this.panel.node, this.table];
    this.openedIn = parts.find((part) => part.contains(focusNear(part)));
    this.state.set({ milestone });
  }

  /** Close the details, and go back to where they were opened. */
  close() {
    const milestone = this.state.get("milestone");
    this.state.set({ milestone: "" });
    const opener = inside(this.openedIn, `[data-opens="${milestone}"]`);
    if (opener) opener.focus();
    else this.lanes.focus(milestone);
  }

  check(statement) {
    this.state.check(statement);
    this.record.focus();
  }

  closeRecord() {
    const statement = this.state.get("checked");
    this.state.toggleRecord();
    const opener = inside(this.panel.node, `[data-checks="${statement}"]`);
    (opener ?? this.filters.recordToggle).focus();
  }

  get tools() {
    return this.state.isOverview ? this.overview.tools : this.panel.tools;
  }

  toggleExtra(name) {
    this.state.toggleShowing(name);
    if (this.state.showing) this.extra.node.focus();
  }

  closeExtra() {
    const { showing } = this.state;
    this.toggleExtra(showing);
    this.tools.toggles[showing].focus();
  }

  startAgain() {
    this.state.startAgain();
    this.root.focus();
  }

  present() {
    if (this.presentation) return;
    this.presentation = new Presentation(this.state, {
      go: (index) => this.go(index),
      end: () => {
        this.presentation = null;
        this.tools.presenting.focus();
      },
    });
    this.presentation.start(this.root);
  }

  onKey(event) {
    if (!isOurs(event)) return;
    const { key, target } = event;
    if (target.matches(TYPED) && key !== "Escape") return;
    if (target.matches("input[type=radio]") && key.startsWith("Arrow")) return;
    const place = this.state.place();
    const { length } = this.state.content.steps;
    const first = this.state.hasOverview ? -1 : 0;
    const turn = turnOf(key);
    const turned = turn ? place + turn : { Home: first, 0: first }[key];
    const asked = turned ?? placeAsked(key, length);
    if (asked !== undefined) this.go(asked);
    else if (key.toLowerCase() === "p" && !this.state.isAlone) this.present();
    else if (key !== "Escape" || !this.leave()) return;
    event.preventDefault();
  }

  /** Leave what is open, and say whether something was. */
  leave() {
    if (this.state.shown().chosen) this.close();
    else if (this.state.showing) this.closeExtra();
    else if (this.state.shown().isRecordOpen) this.closeRecord();
    else return false;
    return true;
  }
}
