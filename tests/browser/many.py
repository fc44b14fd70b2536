"""Folders of tables whose timelines are hard to draw."""

import csv
import random
from datetime import date, timedelta

_HEAD = ["id", "date", "date_kind", "label", "title", "kind", "issuer", "summary", "certainty"]
_KINDS = ("law", "plan", "office", "event", "company step", "report", "letter", "song", "game")


def milestones(count, first=date(2014, 1, 1), days=2190, seed=1):
    """Return rows of milestones on days that a seed chooses, names of 5 to 30 letters."""
    dice = random.Random(seed)
    for n in range(count):
        day = first + timedelta(dice.randrange(days))
        label = f"Name {n} {'of many words to tell'[: dice.randrange(22)].strip()}"
        yield [f"m{n}", day.isoformat(), "held", label, label, dice.choice(_KINDS), "Office"]


def write(folder, rows, *, themes=0, moments=()):
    """Write milestones, of which each theme has twice as many as the next one; days of moments."""
    names = [f"t{n}" for n in range(themes)]
    of = [name for n, name in enumerate(names) for _ in range(2 ** (themes - n))]
    with (folder / "milestones.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*_HEAD, *(["themes"] if names else [])])
        for n, row in enumerate(rows):
            theme = [of[n % len(of)]] if of else []
            writer.writerow([*row, "A summary.", "verified", *theme])
    days = [f"d{n},{day},Day {n + 1} of it,A day" for n, day in enumerate(moments)]
    titles = [f"{name},{at},Theme {at}" for at, name in enumerate(names, 1)]
    _write(folder, "themes", "id,position,title", titles)
    _write(folder, "moments", "id,date,label,title", days)
    return folder


def _write(folder, name, head, rows):
    if rows:
        (folder / f"{name}.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
