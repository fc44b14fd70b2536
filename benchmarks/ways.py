"""The usual ways to step through cards with a chart, each as the source of one cell.

All read the same tables and show the same card and the same chart: a row of dots a theme, those of
the chosen theme lit and named, a line at each moment. Each follows what its own documentation
advises where updates are to be quick.
"""

from typing import NamedTuple

_TABLES = """
from html import escape
import pandas as pd

themes = pd.read_csv("data/themes.csv").sort_values("position").set_index("id")["title"]
said = pd.read_csv("data/statements.csv")
moments = pd.to_datetime(pd.read_csv("data/moments.csv")["date"])
dots = pd.read_csv("data/milestones.csv")[["date", "label", "themes"]].dropna()
dots["date"] = pd.to_datetime(dots["date"], format="ISO8601")
dots["theme"] = dots.pop("themes").str.split(";")
dots = dots.explode("theme").sort_values("date", ignore_index=True)
dots["row"] = dots["theme"].map(list(themes.index).index)
dots["lane"] = -1 - dots.groupby("theme").cumcount() % 14
first = themes.index[0]
LIT, DIM = "#0a58a5", "#858d98"

def card(theme):
    mine = said[said["theme"] == theme]
    lists = [
        f"<h4>{moment}</h4><ul>" + "".join(f"<li>{escape(text)}</li>" for text in rows) + "</ul>"
        for moment, rows in mine.groupby("moment", sort=False)["summary"]
    ]
    return f"<h3>{escape(themes[theme])}</h3>" + "".join(lists)
"""

_CONTROLS = """
import ipywidgets as widgets

options = [(title, theme) for theme, title in themes.items()]
buttons = widgets.ToggleButtons(options=options)
text = widgets.HTML(card(first))
"""

# As matplotlib advises: its fast style, and artists that are kept and changed, not made anew.
_FIGURE = """
import matplotlib.pyplot as plt
from io import BytesIO
from matplotlib.figure import Figure

plt.style.use("fast")
SIZE = 8.4, 4.8

def draw(figure, named):
    axes = figure.add_axes((0.17, 0.05, 0.8, 0.93))
    axes.set(ylim=(len(themes), -15))
    axes.set_yticks(range(len(themes)), themes)
    lines, names = {}, {}
    for theme, rows in dots.groupby("theme"):
        lines[theme], = axes.plot(rows["date"], rows["row"], "o", color=DIM)
        names[theme] = [
            axes.annotate(row.label, (row.date, row.lane), fontsize=8, visible=False)
            for row in rows.itertuples() if theme in named
        ]
    for moment in moments:
        axes.axvline(moment)

    def light(chosen):
        for theme, line in lines.items():
            line.set_color(LIT if theme == chosen else DIM)
            for name in names[theme]:
                name.set_visible(theme == chosen)

    light(named[0])
    return light

def to_png(figure):
    file = BytesIO()
    figure.savefig(file)
    return file.getvalue()
"""

_FLOOR = """
from IPython.display import HTML
HTML("<button onclick=''>one</button>" * 5)
"""

# ipywidgets, "Using Interact": an output of fixed height, so that the page does not jump.
_INTERACT = """
from IPython.display import HTML, display

def show(theme):
    display(HTML(card(theme)))
    draw(plt.figure(figsize=SIZE), [theme])
    plt.show()

shown = widgets.interactive(show, theme=widgets.ToggleButtons(options=options))
shown.children[-1].layout.height = "900px"
display(shown)
"""

# ipywidgets, "Image" and "Widget Events": new bytes for one widget, sent with no Output between.
_IMAGE = """
figure = Figure(SIZE)
light = draw(figure, list(themes.index))
picture = widgets.Image(value=to_png(figure))

def step(change):
    text.value = card(change.new)
    light(change.new)
    picture.value = to_png(figure)

buttons.observe(step, "value")
widgets.VBox([buttons, text, picture])
"""

# ipympl, "Comprehensive Example": ioff, the canvas in a box without header, footer and toolbar,
# artists changed in place, then draw and flush_events.
_IPYMPL = """
%matplotlib widget
plt.ioff()
figure = plt.figure(figsize=SIZE)
light = draw(figure, list(themes.index))
canvas = figure.canvas
canvas.header_visible = canvas.footer_visible = canvas.toolbar_visible = False
canvas.resizable = False

def step(change):
    text.value = card(change.new)
    light(change.new)
    canvas.draw()
    canvas.flush_events()

buttons.observe(step, "value")
widgets.VBox([buttons, text, canvas])
"""

# plotly, "FigureWidget Overview": traces changed in place, all in one message by batch_update.
_PLOTLY = """
import plotly.graph_objects as go

figure = go.FigureWidget(layout={"width": 840, "height": 480, "showlegend": False})
marks, names = {}, {}
for theme, rows in dots.groupby("theme"):
    color, is_first = LIT if theme == first else DIM, theme == first
    figure.add_scatter(x=rows["date"], y=rows["row"], mode="markers", marker={"color": color})
    marks[theme] = figure.data[-1]
    figure.add_scatter(
        x=rows["date"], y=rows["lane"], text=rows["label"], mode="text", visible=is_first)
    names[theme] = figure.data[-1]
for moment in moments:
    figure.add_vline(moment)
figure.update_yaxes(
    range=[len(themes), -15], tickvals=list(range(len(themes))), ticktext=list(themes))

def step(change):
    text.value = card(change.new)
    with figure.batch_update():
        marks[change.old].marker.color, marks[change.new].marker.color = DIM, LIT
        names[change.old].visible, names[change.new].visible = False, True

buttons.observe(step, "value")
widgets.VBox([buttons, text, figure])
"""

# Altair, "JupyterChart": offline, and a parameter set from Python, not a new chart.
_ALTAIR = """
import altair as alt

alt.JupyterChart.enable_offline()
chosen = alt.param(name="chosen", value=first)
is_chosen = alt.datum.theme == chosen
height = alt.Scale(domain=[len(themes), -15], nice=False)
dates = alt.Chart(dots).encode(alt.X("date:T").title(None))
marks = dates.mark_circle(size=60).encode(
    alt.Y("row:Q", scale=height).title(None),
    color=alt.condition(is_chosen, alt.value(LIT), alt.value(DIM)),
)
names = dates.mark_text(align="left").encode(alt.Y("lane:Q", scale=height), text="label:N")
lines = alt.Chart(moments.to_frame()).mark_rule().encode(alt.X("date:T"))
layers = alt.layer(marks, names.transform_filter(is_chosen), lines).add_params(chosen)
chart = alt.JupyterChart(layers.properties(width=700, height=430))

def step(change):
    text.value = card(change.new)
    chart.params.chosen = change.new

buttons.observe(step, "value")
widgets.VBox([buttons, text, chart])
"""

# bqplot, "Updating Plots": attributes of the marks changed in place, under hold_sync.
_BQPLOT = """
import bqplot as bq

when, row = bq.DateScale(), bq.LinearScale(min=-15, max=len(themes), reverse=True)
hue = bq.ColorScale(colors=[DIM, LIT], min=0, max=1)
scales = {"x": when, "y": row}
mine = dots[dots["theme"] == first]
marks = bq.Scatter(
    x=dots["date"], y=dots["row"], color=(dots["theme"] == first).astype(int),
    scales={**scales, "color": hue})
names = bq.Label(
    x=mine["date"], y=mine["lane"], text=mine["label"], scales=scales, default_size=11,
    colors=["black"])
lines = [
    bq.Lines(x=[moment] * 2, y=[-15, len(themes)], scales=scales) for moment in moments]
axes = [
    bq.Axis(scale=when),
    bq.Axis(scale=row, orientation="vertical", tick_values=list(range(len(themes)))),
]
figure = bq.Figure(marks=[*lines, marks, names], axes=axes)
figure.layout.width, figure.layout.height = "840px", "480px"

def step(change):
    text.value = card(change.new)
    mine = dots[dots["theme"] == change.new]
    marks.color = (dots["theme"] == change.new).astype(int)
    with names.hold_sync():
        names.x, names.y, names.text = mine["date"], mine["lane"], mine["label"]

buttons.observe(step, "value")
widgets.VBox([buttons, text, figure])
"""

# ipywidgets, "Widget Events": linked in the browser, so that a step does not ask the kernel.
_STACK = """
figure = Figure(SIZE)
light = draw(figure, list(themes.index))
pages = []
for theme in themes.index:
    light(theme)
    pages.append(widgets.VBox([widgets.HTML(card(theme)), widgets.Image(value=to_png(figure))]))
stack = widgets.Stack(pages, selected_index=0)
widgets.jslink((buttons, "index"), (stack, "selected_index"))
widgets.VBox([buttons, stack])
"""

_OURS = """
from three_years_on import Explainer, load
Explainer(load())
"""

_TOGGLES = ".widget-toggle-button"
_TABS, _ARROWS = ".tyo-steps [role=tab]", ".tyo-turn button:is(:first-child, :last-child)"
FLOOR, OURS, INTERACT = "empty click handler", "this explainer", "`interact`, figure made anew"


class Way(NamedTuple):
    """The source of a cell, the buttons in what it shows, and where they lead in turn.

    A target is the place of a button, counted from 0, and the title that then shows, if any. The
    first one shows at once; after the last one the first follows.
    """

    source: str
    targets: list[tuple[int, str]]
    buttons: str = _TOGGLES


def usual_ways(titles, headings):
    """Return the ways under their names; the titles are those of the themes, the headings ours."""
    targets = list(enumerate(titles))
    drawn = _TABLES + _CONTROLS + _FIGURE
    return {
        FLOOR: Way(_FLOOR, [(place, "") for place in range(5)], ".jp-OutputArea button"),
        OURS: Way(_OURS, list(enumerate(headings)), _TABS),
        INTERACT: Way(drawn + _INTERACT, targets),
        "image widget, new bytes": Way(drawn + _IMAGE, targets),
        "ipympl": Way(drawn + _IPYMPL, targets),
        "plotly `FigureWidget`": Way(_TABLES + _CONTROLS + _PLOTLY, targets),
        "Altair `JupyterChart`": Way(_TABLES + _CONTROLS + _ALTAIR, targets),
        "bqplot": Way(_TABLES + _CONTROLS + _BQPLOT, targets),
        "`Stack` with `jslink`": Way(drawn + _STACK, targets),
    }


def grown(folder, headings):
    """Return our way for a folder of tables: by its tabs, or by arrows where it has a list."""
    source = f"from three_years_on import Explainer, load\nExplainer(load({folder!r}))"
    shown = headings[:6]
    if len(headings) <= _MOST_TABS:
        return Way(source, list(enumerate(shown)), _TABS)
    there = [(1, heading) for heading in shown[1:]]
    back = [(0, heading) for heading in shown[-2:0:-1]]
    return Way(source, [(0, shown[0]), *there, *back], _ARROWS)


# With more themes than tabs have room for, and the overview.
_MOST_TABS = 10
