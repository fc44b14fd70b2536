// A plan of the timeline in, its buttons out: marks, and in a crowd lanes and counts.

import { tr, trn, withCommas } from "./language.js";
import { textBox } from "./layout.js";
import { svgElement } from "./marks.js";
import { box, circle, markParts, momentClass, plannedWords } from "./painting.js";

const counted = (words, number) =>
  words
    ? trn("{words}: {count} milestone", "{words}: {count} milestones", number, { words })
    : trn("{count} milestone", "{count} milestones", number);

export class LaneItems {
  /** @param {any} content what timelines.py makes */
  constructor(content, scale) {
    this.content = content;
    this.scale = scale;
    /** @type {any[]} what can be reached, with the place of each */
    this.items = [];
    /** @type {any} */
    this.plan = null;
    /** @type {Map<string, any>} */
    this.byId = new Map();
    this.width = 0;
    this.rtl = false;
  }

  /** The mark of a milestone with its words, as a button. */
  markButton(mark, texts, period) {
    const { id, x, y, size, lane, by, moment } = mark;
    const node = this.button(
      `tyo-milestone${momentClass(moment)}${by === "outcome" ? " tyo-by-outcome" : ""}`,
      { "aria-label": this.nameOf(id), "data-milestone": id },
      ...markParts(mark, period, this.scale),
      ...texts.map((text) => plannedWords(text, this.plan, this.byId.get(id).language)),
      circle(x, y, size + 4 * this.scale, "tyo-focus"),
    );
    const row = { x: 0, y: mark.top, width: this.width, height: mark.bottom - mark.top };
    const shape = { x: x - size, y: y - size, width: 2 * size, height: 2 * size };
    const words = texts.map((text) => textBox(text, this.rtl));
    const boxes = this.plan.upright ? [row] : [...words, shape];
    this.items.push({ node, key: `mark ${id}`, id, x, y, size, lane, boxes });
    return node;
  }

  button(name, attributes, ...parts) {
    return svgElement("g", { role: "button", tabindex: -1, class: name, ...attributes }, ...parts);
  }

  nameOf(id) {
    const { label, when, certain, said } = this.byId.get(id);
    return withCommas([label, when, !certain && tr("day not certain"), said]);
  }

  /** The name of a lane in a crowd: it opens the lane, so that each milestone has its mark. */
  laneButton({ lane, id, isOpen, iconX, iconY, count: within }) {
    const { label } = this.content.lanes[lane];
    const title = counted(label, within);
    const size = 12 * this.scale;
    const words = this.plan.texts.filter((text) => text.part === "lane" && text.lane === lane);
    const node = this.button(
      "tyo-lane-button",
      { "aria-expanded": isOpen, "aria-label": title },
      ...words.map((text) => plannedWords(text, this.plan)),
      circle(iconX, iconY, 9 * this.scale, "tyo-focus"),
    );
    const icon = { x: iconX - size, y: iconY - size, width: 2 * size, height: 2 * size };
    const boxes = [...words.map((text) => textBox(text, this.rtl)), icon];
    const place = { x: iconX, y: iconY, size, lane, boxes };
    this.items.push({ node, key: `lane ${id}`, title, isOpen, opens: id, ...place });
    return node;
  }

  barButton(bar) {
    const { x, y, width, height, lane, key, count: within, when, isOpen = false } = bar;
    const of = lane >= 0 ? this.content.lanes[lane].label : "";
    const title = counted(withCommas([of, when]), within);
    const attributes = { "aria-expanded": isOpen, "aria-label": title };
    const node = this.button("tyo-bar", attributes, box(bar, "tyo-count-bar"));
    const row = { x: 0, y: y - 6, width: this.width, height: height + 12 };
    const place = { x: x + width / 2, y, size: 0, lane, boxes: [this.plan.upright ? row : bar] };
    this.items.push({ node, key: `bar ${key} ${when}`, title, isOpen, opens: key, ...place });
    return node;
  }
}
