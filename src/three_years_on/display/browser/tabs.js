// The steps to choose from: tabs, or a list where they are many.

import { h } from "./dom.js";

/** Whether steps do not fit beside each other, so that they are chosen from a list. */
export const areMany = (steps) => steps.length > 9;

export class StepTabs {
  constructor(steps, go) {
    this.index = 0;
    this.tabs = steps.map((step, index) =>
      h(
        "button",
        { type: "button", role: "tab", title: step.title, onclick: () => go(index) },
        h("span", { class: "tyo-number" }, `${index + 1}`),
        h("span", { class: "tyo-name" }, step.title),
      ),
    );
    const button = (text, label, by) => {
      const onclick = () => go(this.index + by);
      return h("button", { type: "button", "aria-label": label, title: label, onclick }, text);
    };
    this.previous = button("‹", "Previous theme", -1);
    this.next = button("›", "Next theme", 1);
    const options = steps.map(({ title }, index) => h("option", { value: index }, title));
    const onchange = () => go(Number(this.chooser.value));
    this.chooser = h("select", { "aria-label": "Theme", onchange }, ...options);
    const tablist = h("div", { role: "tablist", "aria-label": "Themes" }, ...this.tabs);
    const choice = areMany(steps) ? this.chooser : tablist;
    this.node = h("div", { class: "tyo-steps" }, this.previous, choice, this.next);
    this.node.hidden = steps.length < 2;
  }

  update(index) {
    this.index = index;
    for (const [at, tab] of this.tabs.entries()) {
      tab.setAttribute("aria-selected", String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
    }
    if (this.tabs.some((tab) => tab === document.activeElement)) this.tabs[index].focus();
    this.chooser.value = String(index);
    this.previous.setAttribute("aria-disabled", String(index === 0));
    this.next.setAttribute("aria-disabled", String(index === this.tabs.length - 1));
  }
}
