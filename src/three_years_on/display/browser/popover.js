// What a mark tells at once: a small frame beside it that stays until Esc.

import { h } from "./dom.js";
import { asWritten, capitalised, tr, withCommas } from "./language.js";
import { momentClass } from "./painting.js";

export class Popover {
  constructor(act) {
    this.act = act;
    this.node = h("div", { class: "tyo-lanes-popover", "aria-hidden": "true", hidden: true });
  }

  close() {
    this.item?.node.classList.remove("tyo-is-told");
    this.item = undefined;
    this.node.hidden = true;
  }

  /** Tell of an item; of a milestone what it is, of a count what it counts. */
  open(item, milestone, byKeys) {
    this.close();
    this.item = item;
    item.node.classList.add("tyo-is-told");
    const told = milestone ? about(milestone) : [h("p", { dir: "auto" }, h("b", {}, item.title))];
    this.node.replaceChildren(...told, this.ways(item, byKeys));
    this.node.hidden = false;
  }

  ways(item, byKeys) {
    const { isOpen } = item;
    const onclick = () => this.act(item);
    const button = h("button", { type: "button", tabindex: -1, onclick }, isOpen ? tr("Close") : tr("Open"));
    const keys = isOpen ? tr("Enter: close. Esc: back.") : tr("Enter: open. Esc: back.");
    return h("p", { class: "tyo-lanes-hint" }, button, byKeys ? h("span", {}, keys) : "");
  }

  /** Stand below the item, or above where there is no room below; never on it. */
  place({ width, height }, zoom, away) {
    const { x, y, size, boxes } = this.item;
    const [wide, high] = [this.node.offsetWidth, this.node.offsetHeight];
    const target = boxes.at(-1);
    const [top, bottom] = size ? [y - size, y + size] : [target.y, target.y + target.height];
    const below = (bottom + away) * zoom;
    const above = (top - away) * zoom - high;
    const left = Math.min(Math.max(x * zoom - wide / 3, 0), Math.max(width * zoom - wide, 0));
    this.node.style.left = `${left}px`;
    this.node.style.top = `${below + high <= height * zoom || above < 0 ? below : above}px`;
  }
}

function about({ title, language, when, kind, said, certain, moment }) {
  const facts = withCommas([when, !certain && tr("day not certain"), kind]);
  const name = `tyo-said${momentClass(moment)}`;
  const sentence = said && capitalised(said);
  return [
    h("p", { dir: "auto" }, h("b", asWritten("milestones", language), title)),
    h("p", { dir: "auto" }, facts),
    sentence ? h("p", { class: name, dir: "auto" }, sentence) : "",
  ];
}
