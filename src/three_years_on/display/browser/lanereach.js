// Keys and pointer in, the mark that they mean reached, told of or opened.

import { focusNear, h } from "./dom.js";
import { LaneItems } from "./laneitems.js";
import { svgElement } from "./marks.js";
import { Popover } from "./popover.js";

const NEAR = 24;
const DWELL = 120;
const LINGER = 400;

export class LaneReach extends LaneItems {
  constructor(content, scale, open) {
    super(content, scale);
    this.open = open;
    this.popover = new Popover((item) => this.act(item));
    this.svg = svgElement("svg", { role: "group", class: "tyo-lanes-svg" });
    this.picture = h("div", { class: "tyo-lanes-picture" }, this.svg, this.popover.node);
    this.opened = new Set();
    this.chosen = "";
    this.pointer = "";
    this.reachable = null;
    this.dwelling = 0;
    this.lingering = 0;
  }

  /** What is done when a lane in a crowd opens; the timeline says how. */
  redraw() {}

  makeReachable(item) {
    this.reachable?.node.setAttribute("tabindex", -1);
    item.node.setAttribute("tabindex", 0);
    this.reachable = item;
  }

  itemOf(node) {
    const button = node.closest?.("[role=button]");
    return this.items.find((item) => item.node === button);
  }

  onKey(event) {
    const item = this.itemOf(event.target);
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key === "Enter" || key === " ") this.act(item);
    else {
      const next = this.neighbour(item, key);
      if (!next) return;
      this.makeReachable(next);
      next.node.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** Along time, or to the nearest in the next lane; at an end it stays where it is. */
  neighbour(item, key) {
    const { upright } = this.plan;
    const [along, across] = upright ? ["y", "x"] : ["x", "y"];
    const direction = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[key];
    const isAlong = (key === "ArrowUp" || key === "ArrowDown") === upright;
    const isOf = ({ lane }) => upright || lane === item.lane;
    const row = this.items.filter(isOf).sort((a, b) => a[along] - b[along]);
    const earlier = this.plan.rtl && !upright ? "End" : "Home";
    if (key === "Home" || key === "End") return key === earlier ? row[0] : row.at(-1);
    if (!direction) return undefined;
    if (isAlong) return row[Math.min(Math.max(row.indexOf(item) + direction, 0), row.length - 1)];
    const lanes = [...new Set(this.items.map(({ lane }) => lane))];
    const place = (lane) => this.items.find((one) => one.lane === lane)[across];
    lanes.sort((a, b) => place(a) - place(b));
    const lane = lanes[lanes.indexOf(item.lane) + direction];
    const distance = (one) => Math.abs(one[along] - item[along]);
    const inLane = this.items.filter((one) => one.lane === lane);
    return inLane.sort((a, b) => distance(a) - distance(b))[0] ?? item;
  }

  onFocus({ target }) {
    const item = this.itemOf(target);
    if (!item) return;
    this.makeReachable(item);
    if (target.matches(":focus-visible")) this.tell(item, true);
  }

  onEscape(event) {
    if (event.key !== "Escape" || !this.popover.item) return;
    this.popover.close();
    event.stopPropagation();
  }

  /** The nearest mark within 24 pixels; upright, the row. */
  nearest({ clientX, clientY }) {
    const { left, top, width } = this.svg.getBoundingClientRect();
    const zoom = this.plan.width / width;
    const [x, y] = [(clientX - left) * zoom, (clientY - top) * zoom];
    let found;
    let least = this.plan.upright ? 1 : NEAR;
    for (const item of this.items) {
      for (const box of item.boxes) {
        const aside = Math.max(box.x - x, 0, x - box.x - box.width);
        const away = Math.max(box.y - y, 0, y - box.y - box.height);
        const distance = Math.hypot(aside, away);
        if (distance < least) [found, least] = [item, distance];
      }
    }
    return found;
  }

  onPoint(event) {
    if (event.pointerType === "touch") return;
    const item = this.nearest(event);
    this.svg.classList.toggle("tyo-pointing", Boolean(item));
    clearTimeout(this.dwelling);
    if (!item || item === this.popover.item) return;
    this.dwelling = setTimeout(() => this.tell(item, false), DWELL);
  }

  /** A finger first sees what it has met, unless the words are there already. */
  onClick(event) {
    const item = this.nearest(event);
    const isFirst = this.pointer === "touch" && !this.plan.upright && this.popover.item !== item;
    clearTimeout(this.dwelling);
    if (!item) this.popover.close();
    else if (isFirst) this.tell(item, false);
    else this.act(item);
  }

  /** Upright the words stand beside every mark, and a popover would hide the next ones. */
  tell(item, byKeys) {
    if (this.plan.upright || !this.items.includes(item)) return;
    this.popover.open(item, this.byId.get(item.id), byKeys);
    const zoom = this.svg.getBoundingClientRect().width / this.plan.width;
    this.popover.place(this.plan, zoom, 6 * this.scale);
  }

  act({ id, opens }) {
    if (id !== undefined) {
      this.popover.close();
      this.open(id);
      return;
    }
    if (!this.opened.delete(opens)) this.opened.add(opens);
    this.redraw();
    this.choose(this.chosen);
  }

  letGo() {
    clearTimeout(this.lingering);
    this.lingering = setTimeout(() => {
      const held = focusNear(this.svg);
      const isHeld = this.svg.contains(held) && held.matches(":focus-visible");
      if (!isHeld && !this.picture.matches(":hover")) this.popover.close();
    }, LINGER);
  }

  choose(chosen) {
    for (const { node, id } of this.items ?? []) {
      node.classList.toggle("tyo-is-open", chosen !== "" && id === chosen);
    }
    const item = this.items?.find(({ id }) => id !== undefined && id === chosen);
    if (item) this.makeReachable(item);
  }

  /** Put the focus on a milestone. */
  focus(milestone) {
    const item = this.items?.find(({ id }) => id === milestone) ?? this.reachable;
    item?.node.focus();
  }
}
