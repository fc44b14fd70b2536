// What can be taken away: tables as CSV, drawings as SVG and PNG, citations as text and BibTeX.

/**
 * @typedef {import("./content.d.ts").ExplainerContent} Content
 * @typedef {import("./content.d.ts").Milestone} Milestone
 * @typedef {import("./content.d.ts").Side} Side
 * @typedef {import("./content.d.ts").Statement} Statement
 * @typedef {import("./content.d.ts").Step} Step
 * @typedef {{ id: string, author: string, title: string, detail?: string, published?: string,
 *   url: string }} Work
 */

import { tr, trp, withCommas } from "./language.js";

/**
 * Keep a spreadsheet from taking a text for a formula, be it in full-width signs: at its start, and
 * where a program that parts cells at semicolons or tabs would begin another cell.
 */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const FORMULA_INSIDE = /([;\t\r\n]["\s]*)(?=[=+\-@＝＋－＠])/g;
const asText = (cell) =>
  (FORMULA.test(cell) ? `'${cell}` : cell).replace(FORMULA_INSIDE, "$1'");

/** Rows of text as CSV, with the mark by which spreadsheets know UTF-8. */
export function csv(rows) {
  const quoted = (cell) => `"${asText(String(cell)).replaceAll('"', '""')}"`;
  return `\ufeff${rows.map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
}

export function download(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** @param {Step[]} steps */
export function statementRows(steps) {
  const head = [
    trp("column", "side"),
    trp("column", "date"),
    trp("column", "kind"),
    trp("column", "summary"),
    trp("column", "asked of"),
    trp("column", "basis"),
    trp("column", "place"),
    trp("column", "placed by"),
    trp("column", "theme"),
  ];
  /** @type {(step: Step, side: Side, said: Statement) => string[]} */
  const row = (step, side, said) => [
    side.label,
    side.day,
    trp("kind", said.kind),
    said.summary,
    said.addressed_to,
    trp("basis", said.basis),
    said.place,
    said.reason ? tr("this explainer") : tr("the article"),
    step.title,
  ];
  const rows = steps.flatMap((step) =>
    step.sides.flatMap((side) =>
      [...side.statements, ...side.placed, ...side.background].map((said) => row(step, side, said)),
    ),
  );
  return [head, ...rows];
}

/**
 * @param {Milestone[]} milestones
 * @param {Content} content
 */
export function milestoneRows(milestones, { themes, sources }) {
  const head = [
    trp("column", "title"),
    trp("column", "original title"),
    trp("column", "kind"),
    trp("column", "dates"),
    trp("column", "issuer"),
    trp("column", "in the article"),
    trp("column", "sources"),
    trp("column", "themes"),
  ];
  const inArticle = {
    named: trp("in the article", "named"),
    candidate: trp("in the article", "candidate"),
    no: trp("in the article", "no"),
  };
  const titles = new Map(themes.map(({ id, title }) => [id, title]));
  const rows = milestones.map((milestone) => [
    milestone.title,
    milestone.original?.title ?? "",
    milestone.kind,
    milestone.dates.join("; "),
    milestone.issuer,
    milestone.mentioned && inArticle[milestone.in_article],
    milestone.sources.map((id) => sources[id].url || sources[id].title).join(" "),
    milestone.themes.map(({ id }) => titles.get(id)).join("; "),
  ]);
  return [head, ...rows];
}

const DRAWN = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "opacity"];
const ONLY_HERE = ["style", "class", "role", "tabindex", "aria-hidden"];
const OF_TEXT = ["font-family", "font-size", "font-weight", "text-anchor", "paint-order", "direction"];

/** The drawing as it is shown, with every colour in it, and nothing that only a page knows. */
export function drawingAsShown(svg) {
  const copy = svg.cloneNode(true);
  const copies = [...copy.querySelectorAll("*")];
  for (const [at, node] of [...svg.querySelectorAll("*")].entries()) {
    const style = getComputedStyle(node);
    const names = node.tagName === "text" ? [...DRAWN, ...OF_TEXT] : DRAWN;
    if (style.display === "none") copies[at].dataset.hidden = "";
    for (const name of ONLY_HERE) copies[at].removeAttribute(name);
    if (["g", "title"].includes(node.tagName)) continue;
    for (const name of names) copies[at].setAttribute(name, style.getPropertyValue(name));
  }
  for (const hidden of copy.querySelectorAll("[data-hidden]")) hidden.remove();
  const { x, y, width, height } = svg.viewBox.baseVal;
  const paper = document.createElementNS(svg.namespaceURI, "rect");
  const fill = getComputedStyle(svg).getPropertyValue("--tyo-paper");
  for (const [name, value] of Object.entries({ x, y, width, height, fill })) {
    paper.setAttribute(name, value);
  }
  copy.prepend(paper);
  for (const name of ["class", "style", "role"]) copy.removeAttribute(name);
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  return new XMLSerializer().serializeToString(copy);
}

const ENLARGED = 3;

export async function asPng(svg) {
  const { width, height } = svg.viewBox.baseVal;
  const image = new Image(width * ENLARGED, height * ENLARGED);
  image.src = `data:image/svg+xml,${encodeURIComponent(drawingAsShown(svg))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: image.width, height: image.height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

/**
 * A work as a line of text.
 *
 * @param {Omit<Work, "id">} work
 */
export function citation({ author, title, detail, published, url }) {
  const cited = withCommas([author, tr("“{title}”", { title }), detail, published, url]);
  return tr("{sentence}.", { sentence: cited });
}

// BibTeX counts braces even behind a backslash, so that those of a text are named.
const SPECIAL = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
};
const escaped = (sign) => SPECIAL[sign] ?? `\\${sign}`;
const inBibtex = (text) => text.replace(/[ \t\r\n]+/g, " ").replace(/[\\~^&%$#_{}]/g, escaped);
const inUrl = (url) => url.replaceAll("{", "%7B").replaceAll("}", "%7D").replaceAll("\\", "%5C");

/**
 * A work as an entry of BibTeX.
 *
 * @param {Work} work
 */
export function bibtex({ id, author, title, detail, published, url }) {
  const fields = {
    author: author && `{${inBibtex(author)}}`,
    title: `{${inBibtex(title)}}`,
    note: detail && inBibtex(detail),
    year: published?.slice(0, 4),
    date: published,
    url: url && inUrl(url),
  };
  const lines = Object.entries(fields).filter(([, value]) => value);
  return `@misc{${id},\n${lines.map(([name, value]) => `  ${name} = {${value}},`).join("\n")}\n}`;
}
