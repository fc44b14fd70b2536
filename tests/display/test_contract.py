"""What is declared is what the browser knows."""

from pathlib import Path

import pytest

from three_years_on.display import contract

BROWSER = Path(contract.__file__).parent / "browser"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("content.d.ts", contract.typescript),
        ("names.js", contract.names),
        ("shapes.js", contract.shapes),
    ],
)
def test_the_browsers_side_is_written_from_the_declaration(name, written):
    """Who changes the declaration runs the module contract, or this test fails."""
    assert (BROWSER / name).read_text(encoding="utf-8") == written()


def test_each_sort_of_type_has_its_word():
    """Texts, truths, numbers, lists, what stands under ids, what may be missing, fixed words."""
    written = contract.typescript()
    for line in (
        "export interface Prediction {\n  expected?: string;",
        "  original: Original | null;",
        "  tries: Record<string, number[]>;",
        '  view: "quiz";',
        "  in_notebook: boolean;",
    ):
        assert line in written
