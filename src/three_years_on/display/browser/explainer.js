// The explainer: reads the state, lays out the parts, and steps without Python.

import { count, h, inside } from "./dom.js";
import { ExtraPanel } from "./extra.js";
import { Filters } from "./filters.js";
import { isOurs, placeAsked } from "./keys.js";
import { MilestoneTable } from "./milestones.js";
import { Presentation } from "./present.js";
import { RecordPanel } from "./recordpanel.js";
import { State } from "./state.js";
import { StepTabs } from "./tabs.js";
import { ThemePanel } from "./theme.js";
import { Timeline } from "./timeline.js";

const TYPED = "select, textarea, input[type=text], input[type=search]";

export class View {
  constructor(model, el) {
    this.state = new State(model, () => this.update());
    const { content, drawing, isAlone } = this.state;
    const open = (milestone) => this.open(milestone);
    const say = (text) => (this.status.textContent = text);
    this.timeline = new Timeline(drawing, content, open);
    this.tabs = new StepTabs(content.steps, (index) => this.go(index));
    this.panel = new ThemePanel(this.state, {
      open,
      close: () => this.close(),
      check: (statement) => this.check(statement),
      present: () => this.present(),
      toggle: (name) => this.toggleExtra(name),
    });
    this.filters = new Filters(this.state);
    this.picture = scrolled("tyo-picture", "Timeline, scrolls sideways on narrow screens");
    this.picture.append(this.timeline.svg);
    this.milestoneTable = new MilestoneTable(content, open, say, !isAlone);
    this.table = scrolled("tyo-table", "Milestones as a table");
    this.table.append(this.milestoneTable.node);
    this.record = new RecordPanel(this.state);
    this.extra = new ExtraPanel(this.state, this.timeline.svg, () => this.startAgain());
    this.status = h("p", { class: "tyo-status", role: "status" });
    this.root = h(
      "div",
      { class: "tyo tyo-explainer", tabindex: -1, onkeydown: (event) => this.onKey(event) },
      isAlone ? "" : this.tabs.node,
      this.panel.node,
      this.filters.node,
      this.picture,
      this.table,
      this.record.node,
      this.extra.node,
      this.status,
    );
    this.root.classList.toggle("tyo-alone", isAlone);
    el.append(this.root);
    this.update();
  }

  /** Bring the page in line with the state; elements stay, so that the focus stays. */
  update() {
    const shown = this.state.shown();
    const { step, visible, listed, chosen, covered, hasTimeline } = shown;
    const { asTable, isAlone } = this.state;
    const around = this.parts().find((part) => part.contains(document.activeElement));
    this.tabs.update(this.state.index());
    this.panel.update(shown, Boolean(around));
    this.timeline.show(step, visible, chosen);
    this.root.classList.toggle("tyo-covered", covered);
    this.filters.update(shown, listed.length > 0 && this.timeline.labels.length === 0);
    this.picture.hidden = asTable || !hasTimeline;
    this.table.hidden = !hasTimeline || (!asTable && !isAlone);
    this.record.update(shown);
    if (!this.table.hidden) this.milestoneTable.show(listed);
    this.extra.update(shown);
    this.announce(shown);
    if (around) this.keepFocus(around);
  }

  /** The parts, and the whole, in which the focus can be. */
  parts() {
    const { panel, picture, table, record, extra, root } = this;
    return [panel.node, picture, table, record.node, extra.node, root];
  }

  /** When what had the focus is gone or hidden, find it a place in the same part. */
  keepFocus(part) {
    const focused = document.activeElement;
    if (this.root.contains(focused) && !focused.closest(".tyo-off, [hidden]")) return;
    const next = inside(part, '[data-part="label"][tabindex="0"], .tyo-side, tbody button');
    (next ?? this.root).focus();
  }

  announce({ step, listed, chosen, covered, showing, isRecordOpen }) {
    const { steps, milestones } = this.state.content;
    const theme = `${this.state.index() + 1} of ${steps.length}: ${step.title}`;
    const open = isRecordOpen && "the record is open";
    const asked = showing && `${showing} is open`;
    const what = asked || (covered && "covered") || open || `${count(listed.length, "milestone")} shown`;
    const said = chosen
      ? `Details of ${milestones[chosen].label}, ${milestones[chosen].when}`
      : `${theme}, ${what}`;
    if (this.status.textContent !== said) this.status.textContent = said;
  }

  go(index) {
    const wasOpen = this.state.get("record_open");
    if (this.state.go(index) && wasOpen) this.root.scrollIntoView({ block: "nearest" });
  }

  open(milestone) {
    const parts = [this.panel.node, this.table];
    this.openedIn = parts.find((part) => part.contains(document.activeElement));
    this.state.set({ milestone });
  }

  /** Close the details, and go back to where they were opened. */
  close() {
    const milestone = this.state.get("milestone");
    this.state.set({ milestone: "" });
    const opener = inside(this.openedIn, `[data-opens="${milestone}"]`);
    if (opener) opener.focus();
    else this.timeline.focus(milestone);
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

  toggleExtra(name) {
    this.state.toggleShowing(name);
    if (this.state.showing) this.extra.node.focus({ preventScroll: true });
  }

  closeExtra() {
    const { showing } = this.state;
    this.toggleExtra(showing);
    this.panel.top.toggles[showing].focus();
  }

  startAgain() {
    if (!window.confirm("Forget all predictions and cover all themes again?")) return;
    this.state.startAgain();
    this.root.focus();
  }

  present() {
    if (this.presentation) return;
    this.presentation = new Presentation(this.state, {
      go: (index) => this.go(index),
      end: () => {
        this.presentation = null;
        this.panel.top.presenting.focus();
      },
    });
    this.presentation.start(this.root);
  }

  onKey(event) {
    if (!isOurs(event)) return;
    const { key, target } = event;
    if (target.matches(TYPED) && key !== "Escape") return;
    if (target.matches("input[type=radio]") && key.startsWith("Arrow")) return;
    const index = this.state.index();
    const turned = { ArrowLeft: index - 1, ArrowRight: index + 1 }[key];
    const asked = turned ?? placeAsked(key, this.state.content.steps.length);
    if (asked !== undefined) this.go(asked);
    else if (key.toLowerCase() === "p" && !this.state.isAlone) this.present();
    else if (key === "Escape" && this.state.get("milestone")) this.close();
    else if (key === "Escape" && this.state.showing) this.closeExtra();
    else if (key === "Escape" && this.state.get("record_open")) this.closeRecord();
    else if (!this.moveInTimeline(key)) return;
    event.preventDefault();
  }

  moveInTimeline(key) {
    const direction = { ArrowUp: -1, ArrowDown: 1 }[key];
    return direction !== undefined && this.timeline.move(direction);
  }
}

/** A part that can be scrolled, and so can have the focus. */
function scrolled(name, label) {
  return h("div", { class: name, tabindex: 0, role: "region", "aria-label": label });
}
