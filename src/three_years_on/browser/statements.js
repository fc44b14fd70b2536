// The statements of the article, moment by moment.

import { count, h, isolated } from "./dom.js";

function statementItem(statement, state, callbacks) {
  const covered = state.isCovered(state.step());
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
      covered ? "" : checkButton(statement, callbacks),
    ),
  );
  if (statement.reason) {
    const note = `Placed here by this explainer, not by the article. ${statement.reason}`;
    item.append(h("p", { class: "tyo-small tyo-ours" }, note));
  }
  const mentions = covered ? [] : statement.mentions;
  const links = mentions.map(({ milestone, relation }) => {
    const lead = relation === "candidate" ? "It may be: " : "See: ";
    const open = () => callbacks.open(milestone);
    const name = state.content.milestones[milestone].label;
    const button = { type: "button", class: "tyo-link", "data-opens": milestone, onclick: open };
    return h("button", button, lead + name);
  });
  if (links.length) item.append(h("p", { class: "tyo-links" }, ...links));
  return item;
}

function checkButton({ id, check }, callbacks) {
  if (!check) return "";
  const { length } = check.figures;
  const onclick = () => callbacks.check(id);
  const button = { type: "button", class: "tyo-link", "data-checks": id, onclick };
  return h("button", button, `Check: ${length ? count(length, "figure") : "no figure"}`);
}

/** `callbacks` are `open(milestone)` and `check(statement)`. */
export function sideColumn(side, state, callbacks, compared) {
  const item = (statement) => statementItem(statement, state, callbacks);
  const missing = side.missing && h("li", { class: "tyo-missing" }, h("p", {}, side.missing));
  const items = [
    ...side.statements.map(item),
    missing,
    ...[...side.placed, ...side.background].map(item),
  ];
  return h(
    "section",
    { class: "tyo-side", tabindex: 0, "aria-label": `${side.label} ${side.day}` },
    h("h4", {}, `${isolated(side.label)} · ${side.day}`),
    h("p", { class: "tyo-small" }, side.note),
    compared,
    h("ul", {}, ...items),
  );
}
