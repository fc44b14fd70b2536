"""Folders of tables whose timelines are hard to draw."""

import csv
import random
from datetime import date, timedelta

_HEAD = "id,date,date_kind,label,title,kind,issuer,summary,certainty,themes,sources"
_KINDS = ("law", "plan", "office", "event", "company step", "report", "letter", "song", "game")
_SOURCES = "id,kind,title,publisher,url,published,language,note\npress,news media,A page,A paper,,,en,\n"


def milestones(count, first=date(2014, 1, 1), days=2190, seed=1):
    """Return rows of milestones on days that a seed chooses, names of 5 to 30 letters."""
    dice = random.Random(seed)
    for n in range(count):
        day = first + timedelta(dice.randrange(days))
        label = f"Name {n} {'of many words to tell'[: dice.randrange(22)].strip()}"
        yield [f"m{n}", day.isoformat(), "held", label, label, dice.choice(_KINDS), "Office"]


def write(folder, rows, *, themes=None, moments=()):
    """Write milestones; themes are lists of ids, moments days; neither need be."""
    names = [] if themes is None else [f"t{n}" for n in range(len(themes))]
    of = {id_: ";".join(n for n, ids in zip(names, themes or [], strict=True) if id_ in ids)
          for id_ in (row[0] for row in rows)}
    with (folder / "milestones.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEAD.split(","))
        for row in rows:
            writer.writerow([*row, "A summary.", "verified", of[row[0]] or names[:1], "press"])
    (folder / "sources.csv").write_text(_SOURCES, encoding="utf-8")
    lines = [f"{name},{n + 1},Theme {n + 1}" for n, name in enumerate(names)]
    (folder / "themes.csv").write_text("\n".join(["id,position,title", *lines]), encoding="utf-8")
    lines = [f"d{n},{day},Day {n + 1} of it,A day" for n, day in enumerate(moments)]
    (folder / "moments.csv").write_text("\n".join(["id,date,label,title", *lines]), encoding="utf-8")
    return folder
