// A theme and a series to choose, and its chart or its values.

import { h } from "./dom.js";
import { isOurs } from "./keys.js";
import { asSpoken, asWritten, tr } from "./language.js";
import { figureBlock } from "./record.js";

/** @typedef {import("./content.d.ts").IndicatorModel} IndicatorModel */

/** A theme and a series to choose, and the chart or the values of the series. */
export class IndicatorView {
  /**
   * @param {import("./model.d.ts").Model<IndicatorModel>} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    this.content = model.get("content");
    const { themes } = this.content;
    const options = themes.map(({ title, language }, value) =>
      h("option", { value, lang: asWritten("themes", language).lang }, title),
    );
    const onTheme = () => this.choose(themes[this.theme.value].figures[0]);
    this.theme = h("select", { onchange: onTheme }, ...options);
    this.series = h("select", { onchange: () => this.choose(this.series.value) });
    this.shown = h("div", { class: "tyo-one" });
    this.status = h("p", { class: "tyo-status", role: "status" });
    const chooser = (name, select) => h("label", {}, name, " ", select);
    const controls = [chooser(tr("theme"), this.theme), chooser(tr("series"), this.series)];
    const attributes = { ...asSpoken(), class: "tyo tyo-explainer", onkeydown: isOurs };
    this.root = h(
      "div",
      attributes,
      h("div", { class: "tyo-filters" }, ...controls),
      this.shown,
      this.status,
    );
    el.append(this.root);
    this.update();
  }

  choose(indicator) {
    this.model.set("indicator", indicator);
    this.model.save_changes();
  }

  drawn() {
    this.update();
  }

  update() {
    const { themes, figures, sources } = this.content;
    const id = this.model.get("indicator");
    const at = themes.findIndex((theme) => theme.figures.includes(id));
    if (at < 0) {
      this.root.replaceChildren(h("p", {}, tr("These tables have no figures.")));
      return;
    }
    this.theme.value = String(at);
    const options = themes[at].figures.map((value) => h("option", { value }, figures[value].title));
    this.series.replaceChildren(...options);
    this.series.value = id;
    const charts = this.model.get("charts");
    const drawing = Object.hasOwn(charts, id) && charts[id]; // an id may be “constructor”
    this.shown.replaceChildren(figureBlock(figures[id], drawing, sources, "", "h3"));
    const shown = { theme: themes[at].title, figure: figures[id].title };
    this.status.textContent = tr("{theme}: {figure}", shown);
  }
}
