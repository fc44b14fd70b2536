"""A bare page that shows a timeline in lanes and nothing else, and what is measured in it."""

import json

from three_years_on.display.bundle import script
from three_years_on.tables.model import rows_of
from three_years_on.words.steps import Step, theme_steps
from three_years_on.words.timelines import timeline_content

_PAGE = """<!doctype html><html lang="en" dir="{direction}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Lanes</title>
<style>body{{margin:0}}{css}.tyo-lanes{{background:var(--tyo-paper)}}</style>
<body{attributes}><div id="room" class="tyo"></div><script>{script}
const content = {content};
const opened = [];
const lanes = new Lanes(content, {{ open: (id) => opened.push(id) }}, {options});
document.getElementById("room").append(lanes.node);
const showStep = (theme, more = {{}}) => {{
  const step = content.steps.find((one) => one.theme === theme);
  lanes.show(step, new Set(step.milestones), "", more);
}};
Object.assign(window, {{ lanes, opened, showStep }});
showStep(content.steps[0].theme);
</script>"""


def content_of(tables, steps=None):
    return timeline_content(tables, theme_steps(tables) if steps is None else steps)


def whole(tables):
    """Return the one step that shows all milestones."""
    return content_of(tables, [Step("", "All", list(rows_of(tables.milestones)))])


def page(content, *, css, direction="ltr", theme=None, options=None):
    data = json.dumps(content, ensure_ascii=False).replace("<", "\\u003c")
    attributes = "" if theme is None else f' data-jp-theme-light="{theme}"'
    return _PAGE.format(
        css=css,
        script=script("lanes.js"),
        content=data,
        direction=direction,
        attributes=attributes,
        options=json.dumps(options or {}),
    )


# Every pair of boxes that touch and must not: words with words, with marks of others, with the
# lines of dates and with breaks of the axis; and what reaches out of the drawing.
TOUCHING = """() => {
  const box = (node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return { node, left, right, top, bottom };
  };
  const svg = box(document.querySelector(".tyo-lanes-svg"));
  const all = (selector) => [...document.querySelectorAll(`.tyo-lanes-svg ${selector}`)].map(box);
  // Some browsers count the light edge around letters to their box, so it is asked without.
  const words = all("text").map(({ node }) => {
    const { x, y, width, height } = node.getBBox();
    const [left, top] = [svg.left + x, svg.top + y];
    return { node, left, right: left + width, top: top + 2, bottom: top + height - 2 };
  });
  const touch = (a, b, gap = 0) =>
    a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom && b.top < a.bottom;
  const name = ({ node }) => node.textContent || node.getAttribute("class") || node.tagName;
  const faults = [];
  const check = (a, b, gap) => {
    if (a.node !== b.node && touch(a, b, gap)) faults.push(`${name(a)} | ${name(b)}`);
  };
  for (const [at, one] of words.entries()) {
    for (const other of words.slice(at + 1)) check(one, other);
    for (const mark of all(":is(.tyo-full, .tyo-hollow, .tyo-ring, .tyo-period)")) check(one, mark);
    for (const line of all(":is(.tyo-date-line, .tyo-arrow, .tyo-gap)")) check(one, line, 1);
    for (const bar of all(".tyo-count-bar")) check(one, bar);
    if (one.left < svg.left - 1 || one.right > svg.right + 1) faults.push(`out: ${name(one)}`);
    if (one.bottom > svg.bottom + 1 || one.top < svg.top - 1) faults.push(`out: ${name(one)}`);
  }
  return [...new Set(faults)].slice(0, 20);
}"""
