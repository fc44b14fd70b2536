// The browser half of the explainer: reads the model, draws, and steps without Python.

/** Make an element; every text is set as text, never as markup. */
function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null && child !== ""));
  return node;
}

const chinese = (text) => (text ? h("span", { lang: "zh-Hans", class: "tyo-zh" }, text) : "");
const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
const isSafe = (url) => /^https?:\/\//i.test(url);

function sourceTitle({ title, url, language }) {
  const lang = language === "zh" ? "zh-Hans" : language;
  if (!isSafe(url)) return h("span", { lang }, title);
  return h("a", { href: url, lang, target: "_blank", rel: "noopener noreferrer" }, title);
}

function statementItem(statement, actions) {
  const said = [
    statement.kind === "setting" ? "background" : statement.kind,
    statement.to && `asked of ${statement.to}`,
    statement.basis && `basis given: ${statement.basis}`,
    statement.place,
  ];
  const item = h(
    "li",
    { class: `tyo-${statement.kind}` },
    h("p", {}, statement.summary),
    h(
      "p",
      { class: "tyo-links tyo-small" },
      h("span", {}, said.filter(Boolean).join(" · ")),
      checkButton(statement, actions),
    ),
  );
  if (statement.reason) {
    const note = `Placed here by this explainer, not by the article. ${statement.reason}`;
    item.append(h("p", { class: "tyo-small tyo-ours" }, note));
  }
  const links = statement.mentions.map(({ milestone, relation }) => {
    const lead = relation === "candidate" ? "It may be: " : "See: ";
    const open = () => actions.open(milestone);
    const name = actions.content.milestones[milestone].label;
    const button = { type: "button", class: "tyo-link", "data-opens": milestone, onclick: open };
    return h("button", button, lead + name);
  });
  if (links.length) item.append(h("p", { class: "tyo-links" }, ...links));
  return item;
}

function checkButton({ id, check }, actions) {
  if (!check) return "";
  const { length } = check.figures;
  const onclick = () => actions.check(id);
  const button = { type: "button", class: "tyo-link", "data-checks": id, onclick };
  return h("button", button, `Check: ${length ? count(length, "figure") : "no figure"}`);
}

function sideColumn(side, actions) {
  const item = (statement) => statementItem(statement, actions);
  const missing = side.missing && h("li", { class: "tyo-missing" }, h("p", {}, side.missing));
  const items = [
    ...side.statements.map(item),
    missing,
    ...[...side.placed, ...side.background].map(item),
  ];
  return h(
    "section",
    { class: "tyo-side", tabindex: 0, "aria-label": `${side.label} ${side.day}` },
    h("h4", {}, `${side.label} · ${side.day}`),
    h("p", { class: "tyo-small" }, side.note),
    h("ul", {}, ...items),
  );
}

function dateText({ kind, day, certainty }) {
  return `${kind} ${day}${certainty === "consistent" ? " (day not certain)" : ""}`;
}

function aboutSource({ publisher, kind, published, note }) {
  return [publisher, kind, published, note].filter(Boolean).join(" · ");
}

function sourceItem(source) {
  return h("li", {}, sourceTitle(source), ` ${aboutSource(source)}`);
}

function mentionItems(mention) {
  const verb = mention.relation === "candidate" ? "may mean" : "means";
  const items = [h("p", {}, `The article ${verb} this where it says, in our words: ${mention.statement}`)];
  items.push(h("p", {}, `For: ${mention.for}`));
  if (mention.against) items.push(h("p", {}, `Against: ${mention.against}`));
  return items;
}

function themeText({ title, byArticle }) {
  return `${title} (${byArticle ? "tied to it by the article" : "placed here by this explainer"})`;
}

const IN_ARTICLE = {
  named: "named or described",
  candidate: "not named; may be meant",
  no: "not mentioned",
};

function details(milestone, sources, back) {
  const rows = [
    ["Dates", milestone.dates.map(dateText).join("; ")],
    ["Issued or done by", milestone.issuer],
    ["What it does", milestone.summary],
    ["Kind", `${milestone.kind}: ${milestone.kindMeaning}`],
    ["Citation", milestone.citation],
    ["In the article", IN_ARTICLE[milestone.inArticle]],
    ["Bears on", milestone.themes.map(themeText).join("; ")],
    ["Notes", milestone.note],
  ].filter(([, text]) => text);
  return h(
    "section",
    { class: "tyo-details", tabindex: 0, "aria-label": `Milestone: ${milestone.title}` },
    h(
      "div",
      { class: "tyo-details-head" },
      h("h3", {}, milestone.title, " ", chinese(milestone.zh)),
      h("button", { type: "button", class: "tyo-back", onclick: back }, "Back (Esc)"),
    ),
    h("dl", {}, ...rows.flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, text)])),
    ...milestone.mentions.flatMap(mentionItems),
    h("h4", {}, "Sources"),
    h("ul", {}, ...milestone.sources.map((id) => sourceItem(sources[id]))),
  );
}

/** Parse a drawing, which comes from Python as text. */
function parsed(drawing) {
  const { documentElement } = new DOMParser().parseFromString(drawing, "image/svg+xml");
  return document.importNode(documentElement, true);
}

const POINT_HEAD = ["Date", "Value", "Rests on"];

function pointRow(point, figure, source) {
  const several = figure.points.some(({ series }) => series !== point.series);
  const said = [
    point.vintage > 1 && `release ${point.vintage}`,
    point.arithmetic && `worked out: ${point.arithmetic}`,
    point.certainty === "consistent" && "drawn hollow: no page seen states it",
    point.note,
  ];
  return h(
    "tr",
    {},
    h("td", {}, point.when),
    h("td", {}, several ? `${point.series} ${point.value}` : point.value),
    h(
      "td",
      {},
      h("div", {}, sourceTitle(source)),
      h("div", { class: "tyo-small" }, aboutSource(source)),
      h("div", { class: "tyo-small" }, said.filter(Boolean).join(" · ")),
    ),
  );
}

/** A chart with its values, sources and limits; without a drawing, a card of values. */
function figureBlock(figure, drawing, sources, pointedOut = false) {
  const rows = figure.points.map((point) => pointRow(point, figure, sources[point.source]));
  const table = h(
    "table",
    {},
    h("caption", {}, `${figure.title} (${figure.unit})`),
    h("thead", {}, h("tr", {}, ...POINT_HEAD.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...rows),
  );
  const words = [
    h("p", {}, `Counted or rated by: ${figure.measuredBy} (${figure.origin}). ${figure.method}`),
    ...figure.limits.map((text) => h("p", {}, `Cannot show: ${text}`)),
    h("div", { class: "tyo-scroll", tabindex: 0 }, table),
  ];
  const summary = `${count(figure.points.length, "value")}, with sources and limits`;
  const shown = drawing
    ? [parsed(drawing), h("details", {}, h("summary", {}, summary), ...words)]
    : [h("h4", {}, figure.title), h("p", {}, figure.unit), ...words];
  if (pointedOut) shown.unshift(h("p", { class: "tyo-small tyo-ours" }, "Bears on the statement:"));
  const attributes = { class: `tyo-figure${pointedOut ? " tyo-pointed" : ""}` };
  return h("figure", { ...attributes, "aria-label": figure.title }, ...shown);
}

function readingItem(reading, source) {
  const doubt = reading.certainty === "consistent" && "no page seen states it";
  const head = [reading.origin, reading.published, doubt];
  return h(
    "li",
    {},
    h("p", { class: "tyo-small" }, head.filter(Boolean).join(" · ")),
    h("p", {}, reading.summary),
    h("p", { class: "tyo-small" }, sourceTitle(source), ` ${aboutSource(source)}`),
  );
}

/** The drawing, whose labels become buttons that can be reached by arrow keys. */
class Timeline {
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

function milestoneTable(ids, content, open) {
  const head = ["Date", "Milestone", "Kind", "In the article"];
  const row = (id) => {
    const { when, title, kind, inArticle } = content.milestones[id];
    const onclick = () => open(id);
    const button = { type: "button", class: "tyo-link", "data-opens": id, onclick };
    return h(
      "tr",
      {},
      h("td", {}, when),
      h("td", {}, h("button", button, title)),
      h("td", {}, kind),
      h("td", {}, IN_ARTICLE[inArticle]),
    );
  };
  return h(
    "table",
    {},
    h("caption", {}, "The milestones shown, by date"),
    h("thead", {}, h("tr", {}, ...head.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...ids.map(row)),
  );
}

class View {
  constructor(model, el) {
    this.model = model;
    this.content = model.get("content");
    this.open = (milestone) => {
      const parts = [this.panel, this.table];
      this.openedIn = parts.find((part) => part.contains(document.activeElement));
      this.set({ milestone });
    };
    const { content } = this;
    this.actions = { content, open: this.open, check: (statement) => this.check(statement) };
    this.timeline = new Timeline(model.get("drawing"), this.content, this.open);
    this.build();
    el.append(this.root);
    this.update();
  }

  build() {
    const { steps } = this.content;
    this.alone = this.model.get("query") !== undefined;
    this.tabs = steps.map((step, index) =>
      h(
        "button",
        { type: "button", role: "tab", title: step.title, onclick: () => this.go(index) },
        h("span", { class: "tyo-number" }, `${index + 1}`),
        h("span", { class: "tyo-name" }, step.title),
      ),
    );
    this.previous = this.button("‹", "Previous theme", () => this.go(this.index() - 1));
    this.next = this.button("›", "Next theme", () => this.go(this.index() + 1));
    const tablist = h("div", { role: "tablist", "aria-label": "Themes" }, ...this.tabs);
    this.nav = h("div", { class: "tyo-steps" }, this.previous, tablist, this.next);
    this.panel = h("div", { class: "tyo-panel", role: "tabpanel" });
    this.picture = h("div", { class: "tyo-picture", tabindex: 0, role: "region" });
    this.picture.setAttribute("aria-label", "Timeline, scrolls sideways on narrow screens");
    this.table = h("div", { class: "tyo-table", tabindex: 0, role: "region" });
    this.table.setAttribute("aria-label", "Milestones as a table");
    this.picture.append(this.timeline.svg);
    this.record = h("div", { class: "tyo-record", tabindex: -1, role: "region" });
    this.record.setAttribute("aria-label", "The record: figures and accounts");
    this.status = h("p", { class: "tyo-status", role: "status" });
    this.root = h(
      "div",
      { class: "tyo tyo-explainer", tabindex: -1, onkeydown: (event) => this.onKey(event) },
      this.alone ? "" : this.nav,
      this.panel,
      this.filters(),
      this.picture,
      this.table,
      this.record,
      this.status,
    );
    this.root.classList.toggle("tyo-alone", this.alone);
  }

  button(text, label, onclick) {
    return h("button", { type: "button", "aria-label": label, title: label, onclick }, text);
  }

  filters() {
    const { kinds } = this.content;
    this.named = h("input", { type: "checkbox" });
    this.named.addEventListener("change", () => this.set({ named_only: this.named.checked }));
    this.kind = h(
      "select",
      {},
      h("option", { value: "" }, "all"),
      ...kinds.map((kind) => h("option", { value: kind }, kind)),
    );
    this.kind.addEventListener("change", () => this.set({ kind: this.kind.value }));
    const toggle = () => {
      this.asTable = !this.asTable;
      this.update();
    };
    this.toggle = h("button", { type: "button", onclick: toggle }, "Show as a table");
    this.shown = h("span", { class: "tyo-small" });
    const controls = [
      h("label", {}, this.named, " only those named or perhaps meant"),
      h("label", {}, "kind ", this.kind),
      this.shown,
      this.toggle,
    ];
    this.filtering = h(
      "div",
      { class: "tyo-filtering", role: "group", "aria-label": "Milestones shown" },
      ...(this.alone ? [this.shown] : controls),
    );
    const toggleRecord = () => this.set({ record_open: !this.model.get("record_open"), checked: "" });
    this.recordToggle = h("button", { type: "button", onclick: toggleRecord });
    return h("div", { class: "tyo-filters" }, this.filtering, this.alone ? "" : this.recordToggle);
  }

  index() {
    if (this.alone) return 0;
    const theme = this.model.get("theme");
    return Math.max(0, this.content.steps.findIndex((step) => step.theme === theme));
  }

  go(index) {
    const step = this.content.steps[index];
    if (!step || this.alone) return;
    const wasOpen = this.model.get("record_open");
    this.set({ theme: step.theme, milestone: "", record_open: false, checked: "" });
    if (wasOpen) this.root.scrollIntoView({ block: "nearest" });
  }

  set(changes) {
    for (const [name, value] of Object.entries(changes)) this.model.set(name, value);
    this.model.save_changes();
  }

  isShown(milestone) {
    const [kind, theme] = [this.model.get("kind"), this.alone && this.model.get("theme")];
    if (this.model.get("named_only") && milestone.inArticle === "no") return false;
    if (kind && milestone.kind !== kind) return false;
    if (theme && !milestone.themes.some(({ id }) => id === theme)) return false;
    const text = [milestone.title, milestone.zh, milestone.issuer, milestone.summary];
    const query = (this.model.get("query") ?? "").trim().toLowerCase();
    return text.join("\n").toLowerCase().includes(query);
  }

  /** Bring the page in line with the model; elements stay, so that the focus stays. */
  update() {
    const { steps, milestones } = this.content;
    const index = this.index();
    const step = steps[index];
    const ids = Object.keys(milestones).filter((id) => this.isShown(milestones[id]));
    const visible = new Set(ids);
    const listed = step.milestones.filter((id) => visible.has(id));
    const chosen = this.model.get("milestone");
    const focused = document.activeElement;
    const parts = [this.panel, this.picture, this.table, this.record, this.root];
    const around = parts.find((part) => part.contains(focused));
    this.updateSteps(index);
    this.updatePanel(step, chosen);
    this.timeline.show(step, visible, chosen);
    this.named.checked = this.model.get("named_only");
    this.kind.value = this.model.get("kind");
    this.shown.textContent = `${listed.length} of ${step.milestones.length} shown`;
    this.toggle.textContent = this.asTable ? "Show as a picture" : "Show as a table";
    const open = !this.alone && this.model.get("record_open");
    this.filtering.hidden = open;
    this.picture.hidden = this.asTable || open;
    this.table.hidden = open || (!this.asTable && !this.alone);
    this.updateRecord(step, open);
    const rows = this.table.hidden ? [] : [milestoneTable(listed, this.content, this.open)];
    this.table.replaceChildren(...rows);
    this.announce(step, index, listed, chosen, open);
    if (around) this.keepFocus(around);
  }

  /** When what had the focus is gone or hidden, find it a place in the same part. */
  keepFocus(part) {
    const focused = document.activeElement;
    if (this.root.contains(focused) && !focused.closest(".tyo-off, [hidden]")) return;
    const next = part.querySelector('[data-part="label"][tabindex="0"], .tyo-side, tbody button');
    (next ?? this.root).focus();
  }

  updateSteps(index) {
    for (const [at, tab] of this.tabs.entries()) {
      tab.setAttribute("aria-selected", at === index);
      tab.tabIndex = at === index ? 0 : -1;
    }
    if (this.tabs.includes(document.activeElement)) this.tabs[index].focus();
    this.previous.setAttribute("aria-disabled", index === 0);
    this.next.setAttribute("aria-disabled", index === this.tabs.length - 1);
  }

  /** Show the theme, or a milestone with the focus on the way back. */
  updatePanel(step, chosen) {
    const key = `${step.theme}\n${chosen}`;
    if (key === this.panelKey) return;
    this.panelKey = key;
    const wasInside = this.root.contains(document.activeElement);
    const parts = chosen
      ? [details(this.content.milestones[chosen], this.content.sources, () => this.close())]
      : this.themeParts(step);
    this.panel.setAttribute("aria-label", step.title);
    this.panel.replaceChildren(...parts);
    if (wasInside && chosen) this.panel.querySelector(".tyo-back").focus();
  }

  themeParts(step) {
    if (this.alone) return [];
    const columns = step.sides.map((side) => sideColumn(side, this.actions));
    const question = step.question && `To discuss: ${step.question}`;
    return [
      h(
        "div",
        { class: "tyo-head" },
        h("h3", {}, step.title),
        chinese(step.zh),
        h("p", { class: "tyo-question" }, question),
      ),
      h("div", { class: "tyo-sides" }, ...columns),
    ];
  }

  /** Open the record at the figures that bear on a statement. */
  check(statement) {
    this.set({ record_open: true, checked: statement });
    this.record.focus({ preventScroll: true });
    this.record.querySelector(".tyo-figure")?.scrollIntoView({ block: "nearest" });
  }

  closeRecord() {
    const statement = this.model.get("checked");
    this.set({ record_open: false, checked: "" });
    (this.panel.querySelector(`[data-checks="${statement}"]`) ?? this.recordToggle).focus();
  }

  updateRecord(step, open) {
    const checked = open ? this.model.get("checked") : "";
    const key = `${step.theme}\n${open}\n${checked}`;
    this.record.hidden = !open;
    this.recordToggle.textContent = open ? "Back to the timeline" : "Open the record";
    this.recordToggle.setAttribute("aria-expanded", open);
    if (key === this.recordKey) return;
    this.recordKey = key;
    this.record.replaceChildren(...(open ? this.recordParts(step, checked) : []));
  }

  recordParts({ title, record }, checked) {
    const { figures, sources } = this.content;
    const charts = this.model.get("charts");
    const statement = this.statement(checked);
    const bearing = statement?.check.figures ?? [];
    const ids = [...new Set([...bearing, ...record.figures])];
    const block = (id) => figureBlock(figures[id], charts[id], sources, bearing.includes(id));
    const readings = record.readings.map((reading) => readingItem(reading, sources[reading.source]));
    const said = statement
      ? [
          h("p", {}, h("b", {}, "Checked: "), statement.summary),
          h("p", {}, h("b", {}, "What remains open: "), statement.check.open),
        ]
      : [h("p", {}, record.limits)];
    const whose = "Chosen by this explainer: no figure or account here comes from the article.";
    return [
      h(
        "div",
        { class: "tyo-record-head" },
        h("p", {}, h("b", {}, `The record: ${title}. `), h("i", {}, whose)),
        ...said,
      ),
      h("div", { class: "tyo-figures" }, ...ids.map(block)),
      h(
        "div",
        { class: "tyo-readings" },
        h("h4", {}, "Accounts from different sides, by date"),
        readings.length ? h("ul", {}, ...readings) : h("p", {}, "No account was collected."),
      ),
    ];
  }

  statement(id) {
    const sides = this.content.steps.flatMap((step) => step.sides);
    const said = sides.flatMap(({ statements, background }) => [...statements, ...background]);
    return said.find((statement) => statement.id === id);
  }

  /** Close the details, and go back to where they were opened. */
  close() {
    const milestone = this.model.get("milestone");
    this.set({ milestone: "" });
    const opener = this.openedIn?.querySelector(`[data-opens="${milestone}"]`);
    if (opener) opener.focus();
    else this.timeline.focus(milestone);
  }

  announce(step, index, listed, chosen, open) {
    const { steps, milestones } = this.content;
    const theme = `${index + 1} of ${steps.length}: ${step.title}`;
    const shown = open ? "the record is open" : `${count(listed.length, "milestone")} shown`;
    const said = chosen
      ? `Details of ${milestones[chosen].label}, ${milestones[chosen].when}`
      : `${theme}, ${shown}`;
    if (this.status.textContent !== said) this.status.textContent = said;
  }

  /** Keys are ours while the focus is inside; combinations are left to JupyterLab. */
  onKey(event) {
    const { key, target } = event;
    if ((event.ctrlKey || event.metaKey || event.altKey) && key !== "Enter") return;
    event.stopPropagation();
    if (key === "Enter" && (event.shiftKey || event.ctrlKey)) event.preventDefault();
    if (target.matches("select")) return;
    const last = this.tabs.length - 1;
    const steps = { ArrowLeft: this.index() - 1, ArrowRight: this.index() + 1, Home: 0, End: last };
    if (key in steps) this.go(steps[key]);
    else if (/^[1-9]$/.test(key)) this.go(Number(key) - 1);
    else if (key === "Escape" && this.model.get("milestone")) this.close();
    else if (key === "Escape" && this.model.get("record_open")) this.closeRecord();
    else if (!this.moveInTimeline(key)) return;
    event.preventDefault();
  }

  moveInTimeline(key) {
    const direction = { ArrowUp: -1, ArrowDown: 1 }[key];
    return direction !== undefined && this.timeline.move(direction);
  }
}

/** Keep a trait and its place in a list, which is what other controls know, in step. */
function linkToPlace(model, name, values, on) {
  const place = `${name}_index`;
  on(place, () => {
    model.set(name, values[model.get(place)] ?? "");
    model.save_changes();
  });
  on(name, () => {
    model.set(place, values.indexOf(model.get(name)));
    model.save_changes();
  });
}

/** Keep keys from JupyterLab in controls that stand around the widget. */
function keepKeysAround(el) {
  const observer = new ResizeObserver(() => {
    const around = el.closest(".tyo-keys");
    around?.addEventListener("keydown", (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
    });
    observer.disconnect();
  });
  observer.observe(el);
}

/** A theme and a series to choose, and the chart or the values of the series. */
class IndicatorView {
  constructor(model, el) {
    this.model = model;
    this.content = model.get("content");
    const { themes } = this.content;
    const options = themes.map(({ title }, value) => h("option", { value }, title));
    const onTheme = () => this.choose(themes[this.theme.value].figures[0]);
    this.theme = h("select", { onchange: onTheme }, ...options);
    this.series = h("select", { onchange: () => this.choose(this.series.value) });
    this.shown = h("div", { class: "tyo-one" });
    this.status = h("p", { class: "tyo-status", role: "status" });
    const controls = [h("label", {}, "theme ", this.theme), h("label", {}, "series ", this.series)];
    const attributes = { class: "tyo tyo-explainer", onkeydown: (event) => this.onKey(event) };
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

  update() {
    const { themes, figures, sources } = this.content;
    const id = this.model.get("indicator");
    const at = themes.findIndex((theme) => theme.figures.includes(id));
    if (at < 0) return;
    this.theme.value = at;
    const options = themes[at].figures.map((value) => h("option", { value }, figures[value].title));
    this.series.replaceChildren(...options);
    this.series.value = id;
    this.shown.replaceChildren(figureBlock(figures[id], this.model.get("charts")[id], sources));
    this.status.textContent = `${themes[at].title}: ${figures[id].title}`;
  }

  onKey(event) {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  }
}

const STATE = ["theme", "milestone", "record_open", "checked", "named_only", "kind", "query"];

function renderIndicators(model, el) {
  const view = new IndicatorView(model, el);
  const update = () => view.update();
  model.on("change:indicator", update);
  return () => model.off("change:indicator", update);
}

function render({ model, el }) {
  if (model.get("indicator") !== undefined) return renderIndicators(model, el);
  const view = new View(model, el);
  const ends = [];
  const on = (name, listener) => {
    model.on(`change:${name}`, listener);
    ends.push(() => model.off(`change:${name}`, listener));
  };
  for (const name of STATE) on(name, () => view.update());
  if (view.alone) {
    const { themes, kinds } = view.content;
    linkToPlace(model, "theme", ["", ...themes.map(({ id }) => id)], on);
    linkToPlace(model, "kind", ["", ...kinds], on);
    keepKeysAround(el);
  }
  return () => ends.forEach((end) => end());
}

export default { render };
