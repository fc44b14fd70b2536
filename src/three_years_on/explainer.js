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

function statementItem(statement, content, openMilestone) {
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
    h("p", { class: "tyo-small" }, said.filter(Boolean).join(" · ")),
  );
  if (statement.reason) {
    const note = `Placed here by this explainer, not by the article. ${statement.reason}`;
    item.append(h("p", { class: "tyo-small tyo-ours" }, note));
  }
  const links = statement.mentions.map(({ milestone, relation }) => {
    const lead = relation === "candidate" ? "It may be: " : "See: ";
    const open = () => openMilestone(milestone);
    const name = content.milestones[milestone].label;
    const button = { type: "button", class: "tyo-link", "data-opens": milestone, onclick: open };
    return h("button", button, lead + name);
  });
  if (links.length) item.append(h("p", { class: "tyo-links" }, ...links));
  return item;
}

function sideColumn(side, content, openMilestone) {
  const item = (statement) => statementItem(statement, content, openMilestone);
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

function sourceItem(source) {
  const about = [source.publisher, source.kind, source.published, source.note];
  return h("li", {}, sourceTitle(source), ` ${about.filter(Boolean).join(" · ")}`);
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

function details(milestone, back) {
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
    h("ul", {}, ...milestone.sources.map(sourceItem)),
  );
}

/** The drawing, whose labels become buttons that can be reached by arrow keys. */
class Timeline {
  constructor(drawing, content, open) {
    const parsed = new DOMParser().parseFromString(drawing, "image/svg+xml");
    this.svg = document.importNode(parsed.documentElement, true);
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
    this.status = h("p", { class: "tyo-status", role: "status" });
    this.root = h(
      "div",
      { class: "tyo tyo-explainer", tabindex: -1, onkeydown: (event) => this.onKey(event) },
      this.alone ? "" : this.nav,
      this.panel,
      this.filters(),
      this.picture,
      this.table,
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
      h("label", {}, this.named, " only those the article names or may mean"),
      h("label", {}, "kind ", this.kind),
      this.shown,
      this.toggle,
    ];
    return h(
      "div",
      { class: "tyo-filters", role: "group", "aria-label": "Milestones shown" },
      ...(this.alone ? [this.shown] : controls),
    );
  }

  index() {
    if (this.alone) return 0;
    const theme = this.model.get("theme");
    return Math.max(0, this.content.steps.findIndex((step) => step.theme === theme));
  }

  go(index) {
    const step = this.content.steps[index];
    if (step && !this.alone) this.set({ theme: step.theme, milestone: "" });
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
    const around = [this.panel, this.picture, this.table, this.root].find((part) =>
      part.contains(focused),
    );
    this.updateSteps(index);
    this.updatePanel(step, chosen);
    this.timeline.show(step, visible, chosen);
    this.named.checked = this.model.get("named_only");
    this.kind.value = this.model.get("kind");
    this.shown.textContent = `${listed.length} of ${step.milestones.length} shown`;
    this.toggle.textContent = this.asTable ? "Show as a picture" : "Show as a table";
    this.picture.hidden = this.asTable;
    this.table.hidden = !this.asTable && !this.alone;
    const rows = this.table.hidden ? [] : [milestoneTable(listed, this.content, this.open)];
    this.table.replaceChildren(...rows);
    this.announce(step, index, listed, chosen);
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
      ? [details(this.content.milestones[chosen], () => this.close())]
      : this.themeParts(step);
    this.panel.setAttribute("aria-label", step.title);
    this.panel.replaceChildren(...parts);
    if (wasInside && chosen) this.panel.querySelector(".tyo-back").focus();
  }

  themeParts(step) {
    if (this.alone) return [];
    const columns = step.sides.map((side) => sideColumn(side, this.content, this.open));
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

  /** Close the details, and go back to where they were opened. */
  close() {
    const milestone = this.model.get("milestone");
    this.set({ milestone: "" });
    const opener = this.openedIn?.querySelector(`[data-opens="${milestone}"]`);
    if (opener) opener.focus();
    else this.timeline.focus(milestone);
  }

  announce(step, index, listed, chosen) {
    const { steps, milestones } = this.content;
    const said = chosen
      ? `Details of ${milestones[chosen].label}, ${milestones[chosen].when}`
      : `${index + 1} of ${steps.length}: ${step.title}, ${count(listed.length, "milestone")} shown`;
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

function render({ model, el }) {
  const view = new View(model, el);
  const ends = [];
  const on = (name, listener) => {
    model.on(`change:${name}`, listener);
    ends.push(() => model.off(`change:${name}`, listener));
  };
  for (const name of ["theme", "milestone", "named_only", "kind", "query"]) {
    on(name, () => view.update());
  }
  if (view.alone) {
    const { themes, kinds } = view.content;
    linkToPlace(model, "theme", ["", ...themes.map(({ id }) => id)], on);
    linkToPlace(model, "kind", ["", ...kinds], on);
    keepKeysAround(el);
  }
  return () => ends.forEach((end) => end());
}

export default { render };
