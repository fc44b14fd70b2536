"""Tables of any size about nothing, to see what the explainer does as they grow."""

import csv
import random
from datetime import date, timedelta

SEED = 2016
SIZES = [(6, 30), (60, 300), (600, 30), (6, 3000), (600, 3000)]
FIRST, LAST = date(2016, 4, 19), date(2019, 4, 19)
WORDS = ["plan", "rule", "law", "centre", "report", "fund", "network", "standard", "review"]


def title(theme):
    """Name a theme by its place, counted from 0."""
    return f"Theme {theme + 1}"


def write_tables(folder, themes, milestones):
    """Write tables with that many themes and milestones; each milestone bears on two themes."""
    chance = random.Random(SEED)
    ids = [f"theme-{theme}" for theme in range(themes)]
    tables = {
        "sources": [
            {"id": "s", "kind": "official", "title": "S", "publisher": "P", "language": "en"}
        ],
        "kinds": [{"id": "plan", "is_measure": "yes", "meaning": "A plan."}],
        "moments": [
            {"id": "asked", "date": FIRST, "label": "Asked for", "title": "The first"},
            {"id": "told", "date": LAST, "label": "Told", "title": "The second"},
        ],
        "themes": [
            {"id": id_, "position": place + 1, "title": title(place)}
            for place, id_ in enumerate(ids)
        ],
        "statements": [
            row for section, id_ in enumerate(ids, 1) for row in _statements(chance, id_, section)
        ],
        "milestones": [_milestone(chance, number, ids) for number in range(milestones)],
    }
    folder.mkdir(parents=True)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)


def _words(chance, count):
    return " ".join(chance.choices(WORDS, k=count)).capitalize()


def _statements(chance, theme, section):
    for moment, kind in (("asked", "call"), ("told", "outcome")):
        for position in (1, 2, 3):
            yield {
                "id": f"{theme}-{kind}-{position}",
                "theme": theme,
                "moment": moment,
                "kind": kind,
                "position": position,
                "summary": f"{_words(chance, 12)}.",
                "basis": "assertion" if kind == "outcome" else "",
                "section": section,
                "paragraph": position,
            }


def _milestone(chance, number, themes):
    return {
        "id": f"milestone-{number}",
        "date": FIRST - timedelta(days=700) + timedelta(days=chance.randrange(2000)),
        "date_kind": "issued",
        "label": f"{_words(chance, 2)} {number + 1}",  # each its own
        "title": _words(chance, 8),
        "kind": "plan",
        "issuer": _words(chance, 2),
        "summary": f"{_words(chance, 16)}.",
        "certainty": "verified",
        "themes": ";".join(chance.sample(themes, 2)),
        "sources": "s",
    }
