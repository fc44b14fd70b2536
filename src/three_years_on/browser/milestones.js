// One milestone in detail, and many as a table.

import { h, originalTitle } from "./dom.js";
import { sourceItem } from "./sources.js";

function dateText({ kind, day, certainty }) {
  return `${kind} ${day}${certainty === "consistent" ? " (day not certain)" : ""}`;
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

export function details(milestone, sources, back) {
  const rows = [
    ["Dates", milestone.dates.map(dateText).join("; ")],
    ["Issued or done by", milestone.issuer],
    ["What it does", milestone.summary],
    ["Kind", [milestone.kind, milestone.kindMeaning].filter(Boolean).join(": ")],
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
      h("h3", {}, milestone.title, " ", originalTitle(milestone)),
      h("button", { type: "button", class: "tyo-back", onclick: back }, "Back (Esc)"),
    ),
    h("dl", {}, ...rows.flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, text)])),
    ...milestone.mentions.flatMap(mentionItems),
    h("h4", {}, "Sources"),
    h("ul", {}, ...milestone.sources.map((id) => sourceItem(sources[id]))),
  );
}

export function milestoneTable(ids, content, open) {
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
