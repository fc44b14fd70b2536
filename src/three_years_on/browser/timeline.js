// The timeline, whose labels become buttons.

import { parsed } from "./dom.js";

/** The drawing, whose labels become buttons that can be reached by arrow keys. */
export class Timeline {
  constructor(drawing, content, open) {
    this.svg = parsed(drawing);
    this.svg.setAttribute("role", "group");
    this.svg.setAttribute("preserveAspectRatio", "xMinYMin meet");
    this.content = content;
    this.parts = [...this.svg.querySelectorAll("[data-part]")];
    for (const part of this.parts) {
      const { milestone } = part.dataset;
      if (milestone === undefined) continue;
      part.addEventListener("click", () => open(milestone));
      if (part.dataset.part === "label") this.makeButton(part, milestone, open);
      else this.nameOnHover(part, milestone);
    }
  }

  makeButton(part, milestone, open) {
    const { title, when } = this.content.milestones[milestone];
    part.setAttribute("role", "button");
    part.setAttribute("aria-label", `${title}, ${when}`);
    part.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        open(milestone);
      }
    });
  }

  nameOnHover(part, milestone) {
    const title = document.createElementNS(this.svg.namespaceURI, "title");
    title.textContent = this.content.milestones[milestone].label;
    part.prepend(title);
  }

  show(step, visible, chosen) {
    this.svg.setAttribute("aria-label", step.alt);
    for (const part of this.parts) {
      const { layer, theme, milestone } = part.dataset;
      const hidden = milestone !== undefined && !visible.has(milestone);
      part.classList.toggle("tyo-off", hidden || (layer !== undefined && layer !== step.theme));
      part.classList.toggle("tyo-chosen", milestone !== undefined && milestone === chosen);
      if (theme !== undefined) {
        const lit = step.theme ? theme === step.theme : step.milestones.includes(milestone);
        part.classList.toggle("tyo-lit", lit);
      }
    }
    this.labels = this.parts.filter(
      (part) => part.dataset.part === "label" && !part.classList.contains("tyo-off"),
    );
    const reachable = this.labels.find((label) => label.dataset.milestone === chosen);
    for (const label of this.parts) label.removeAttribute("tabindex");
    for (const label of this.labels) label.setAttribute("tabindex", -1);
    (reachable ?? this.labels[0])?.setAttribute("tabindex", 0);
  }

  /** Move the focus to the next or the previous label; say whether it was in the drawing. */
  move(direction) {
    const at = this.labels.indexOf(document.activeElement);
    if (at < 0) return false;
    const next = this.labels[Math.min(Math.max(at + direction, 0), this.labels.length - 1)];
    this.labels[at].setAttribute("tabindex", -1);
    next.setAttribute("tabindex", 0);
    next.focus();
    return true;
  }

  focus(milestone) {
    this.labels.find((label) => label.dataset.milestone === milestone)?.focus();
  }
}
