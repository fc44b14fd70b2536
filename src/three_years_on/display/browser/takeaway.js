// Take away: tables, the drawing of a step, citations, and a link.

import { h } from "./dom.js";
import { tr } from "./language.js";
import {
  asPng,
  bibtex,
  citation,
  csv,
  download,
  drawingAsShown,
  milestoneRows,
  statementRows,
} from "./files.js";
import { mayDownload } from "./host.js";
import { storedCopy } from "./sources.js";

/**
 * @typedef {import("./content.d.ts").ExplainerContent} Content
 * @typedef {import("./content.d.ts").Source} Source
 * @typedef {import("./content.d.ts").Step} Step
 * @typedef {import("./files.js").Work} Work
 * @typedef {import("./state.js").State} State
 */

const CSV = "text/csv;charset=utf-8";

/** Save what a button offers; where a frame may forbid that, it can be copied below as well. */
function save(button, name, type, content, text = content) {
  download(name, content, type);
  if (mayDownload()) return;
  const row = button.parentElement;
  if (row.nextElementSibling?.matches(".tyo-instead")) row.nextElementSibling.remove();
  const told = tr("If no file came, the frame around this page forbids downloads. Copy the text in its place:");
  row.after(h("div", { class: "tyo-instead" }, h("p", { role: "status" }, told), copyable(name, text)));
}

export const saveCsv = (button, name, rows) => save(button, `${name}.csv`, CSV, csv(rows));

/** Buttons that save a drawing, of which they say the kind, as it is shown at the press. */
export function drawingButtons(kind, name, svg) {
  const asSvg = ({ currentTarget }) =>
    save(currentTarget, `${name}.svg`, "image/svg+xml", drawingAsShown(svg));
  const asPicture = async ({ currentTarget }) =>
    save(currentTarget, `${name}.png`, "image/png", await asPng(svg), drawingAsShown(svg));
  const button = (format, onclick) =>
    h("button", { type: "button", "aria-label": tr("{drawing} as {format}", { drawing: kind, format }), onclick }, format);
  return [h("span", {}, tr("{head}:", { head: kind })), button("SVG", asSvg), button("PNG", asPicture)];
}

const LINE = 80;
const ISOLATES = /[\u2068\u2069]/g; // nothing unseen goes with what is copied

/** A text to copy; where the browser does not let us, it is selected. */
function copyable(label, words) {
  const text = words.replace(ISOLATES, "");
  const rows = Math.max(text.split("\n").length, Math.ceil(text.length / LINE));
  const area = h("textarea", { readonly: true, dir: "auto", rows, "aria-label": label });
  area.value = text;
  const copy = async () => {
    area.select();
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = tr("Copied");
    } catch {
      button.textContent = tr("Selected: press Ctrl+C");
    }
  };
  const name = tr("Copy: {what}", { what: label });
  const button = h("button", { type: "button", "aria-label": name, onclick: copy }, tr("Copy"));
  return h("div", { class: "tyo-copyable" }, h("span", { class: "tyo-small" }, label), area, button);
}

/** @param {[string, Source]} entry */
const asWork = ([id, { title, publisher, published, url }]) => ({
  id,
  title,
  published,
  url,
  author: publisher,
});

/**
 * What can be cited: the article, this explainer, and the sources of the milestone shown.
 *
 * @param {Content} content
 * @param {string} chosen
 * @returns {{ label: string, work: Work, source?: Source }[]}
 */
function works({ explainer, sources, milestones }, chosen) {
  const articles = Object.entries(sources).filter(([, { kind }]) => kind === "article");
  const { title, authors, detail, address } = explainer;
  const cited = milestones[chosen]?.sources ?? [];
  return [
    ...articles.map((article) => ({ label: tr("The article"), work: asWork(article), source: article[1] })),
    {
      label: tr("This explainer"),
      work: { id: "explainer", title, author: authors, detail, url: address },
    },
    ...cited.map((id) => ({
      label: tr("Source of {milestone}", { milestone: milestones[chosen].label }),
      work: asWork([id, sources[id]]),
      source: sources[id],
    })),
  ];
}

/**
 * All that can be taken away from what is shown, which is of one step or of all.
 *
 * @param {State} state
 * @param {{ name: string, title: string, steps: Step[], listed: string[], until: string,
 *   svg?: SVGSVGElement }} taken `until` tells what has to be done before, or is empty
 * @param {string} chosen the milestone that is open
 */
export function takeAway(state, { name, title, steps, listed, until, svg }, chosen) {
  const { content } = state;
  const milestones = listed.map((id) => content.milestones[id]);
  const onStatements = ({ currentTarget }) =>
    saveCsv(currentTarget, `${name}-statements`, statementRows(steps));
  const onMilestones = ({ currentTarget }) =>
    saveCsv(currentTarget, `${name}-milestones`, milestoneRows(milestones, content));
  const tables = [
    h("h4", {}, title),
    h("button", { type: "button", onclick: onStatements }, tr("Statements (CSV)")),
    h("button", { type: "button", onclick: onMilestones }, tr("Milestones (CSV)")),
    ...(svg ? drawingButtons(tr("Timeline"), `${name}-timeline`, svg) : []),
  ];
  const hint = tr("Open a milestone, and its sources can be cited here as well.");
  const { licence } = content.explainer;
  return [
    until ? h("p", {}, until) : h("div", { class: "tyo-links" }, ...tables),
    ...(state.link() ? [h("h4", {}, tr("Link to this step")), copyable(tr("Link"), state.link())] : []),
    h("h4", {}, tr("Cite")),
    content.milestones[chosen] ? "" : h("p", { class: "tyo-small" }, hint),
    ...works(content, chosen).flatMap(({ label, work, source }) => [
      copyable(tr("{work}, as text", { work: label }), citation(work)),
      copyable(tr("{work}, in BibTeX", { work: label }), bibtex(work)),
      source ? h("p", { class: "tyo-links" }, storedCopy(source)) : "",
    ]),
    licence ? h("p", { class: "tyo-small" }, tr("Licence of this explainer: {licence}", { licence })) : "",
  ];
}
