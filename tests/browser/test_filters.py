"""Filters and the table: which milestones are shown."""

import re

from playwright.sync_api import expect

ECONOMY_IN_ARTICLE = [
    "Internet Plus announced",
    "Internet Plus guideline",
    "2016 internet symposium",
    "10-year IT outline",
    "Civil Law Gen. Provisions",
    "China Plus article",
]
ECONOMY_LAWS = [
    "Civil Law Gen. Provisions",
    "Competition law revised",
    "E-Commerce Law",
    "Foreign Investment Law",
]


# Of each theme how many of its milestones the article names or may mean.
NAMED = ["6 of 32", "6 of 33", "5 of 26", "5 of 28", "4 of 36", "8"]


ALL_LANES = "Laws and rules Plans Institutions Events and reports Companies and other states"


def lanes(explainer):
    """The names of the lanes that are drawn, each in one line or more."""
    return " ".join(explainer.svg.locator(".tyo-part-lane").all_text_contents())


def shown(explainer):
    return [text.strip() for text in explainer.label_texts()]


def test_only_those_in_the_article(with_and_without_kernel):
    """Ticked, each theme names only what the article names or may mean, and says how many."""
    explainer = with_and_without_kernel
    explainer.named_only.check()
    expect(explainer.labels).to_have_count(6)
    assert shown(explainer) == ECONOMY_IN_ARTICLE
    title = explainer.root.locator(".tyo-lanes-title")
    for index, said in enumerate(NAMED):
        explainer.tabs.nth(index).click()
        expect(title).to_have_text(re.compile(f"^{said} milestones"))
        expect(explainer.labels).to_have_count(int(said[0]))
    explainer.tabs.first.click()
    explainer.named_only.uncheck()
    expect(explainer.labels).to_have_count(32)


def test_one_kind(with_and_without_kernel):
    """A kind chosen, only its milestones stand there, and only the lanes that they need."""
    explainer = with_and_without_kernel
    explainer.kind.select_option("law")
    expect(explainer.labels).to_have_count(4)
    assert shown(explainer) == ECONOMY_LAWS
    expect(explainer.status).to_have_text("1 of 6: Economy, 4 milestones shown")
    expect(explainer.svg.locator(".tyo-milestone")).to_have_count(4)
    assert lanes(explainer) == "Laws and rules"
    for kind, count in {"plan": 12, "foreign measure": 1, "draft": 0, "": 32}.items():
        explainer.kind.select_option(kind)
        expect(explainer.labels).to_have_count(count)
    assert lanes(explainer) == ALL_LANES


def test_both_filters_together(with_and_without_kernel):
    """Kind and article together keep what passes both."""
    explainer = with_and_without_kernel
    explainer.named_only.check()
    explainer.kind.select_option("plan")
    expect(explainer.labels).to_have_count(3)
    assert shown(explainer) == [
        "Internet Plus announced",
        "Internet Plus guideline",
        "10-year IT outline",
    ]
    explainer.tabs.nth(4).click()
    expect(explainer.status).to_have_text("5 of 6: Company duties, 0 milestones shown")
    expect(explainer.labels).to_have_count(0)
    explainer.kind.select_option("law")
    expect(explainer.labels).to_have_count(2)
    assert shown(explainer) == ["Cybersecurity Law", "Civil Law Gen. Provisions"]


def test_the_kinds_offered_are_those_of_the_milestones(explainer):
    """All kinds, and then each that occurs."""
    assert explainer.kind.get_by_role("option").all_text_contents() == [
        *("all kinds", "law", "regulation", "plan", "standard", "draft", "court guidance"),
        *("institution", "enforcement", "event", "publication", "statistics", "company step"),
        "foreign measure",
    ]


def test_the_table_has_the_rows_of_the_labels(with_and_without_kernel):
    """Shown as a table, each theme has as many rows as labels, by date, with its filters."""
    explainer = with_and_without_kernel
    explainer.toggle.click()
    expect(explainer.svg).to_be_hidden()
    for index, count in enumerate((32, 33, 26, 28, 36, 8)):
        explainer.tabs.nth(index).click()
        expect(explainer.rows).to_have_count(count)
    titles = explainer.rows.get_by_role("button").all_text_contents()
    assert titles == [
        '"Internet Plus" action plan announced in the Government Work Report',
        'Guiding Opinions of the State Council on Vigorously Advancing the "Internet Plus" Action',
        "Symposium on Cyberspace Security and Informatization",
        "Outline of the National Informatization Development Strategy",
        "Cybersecurity Law",
        "National Cyberspace Security Strategy",
        "General Provisions of the Civil Law",
        'China Plus article "Xi\'s calls for better development of the Internet - 3 years on"',
    ]
    explainer.kind.select_option("law")
    expect(explainer.rows).to_have_count(2)
    first = explainer.rows.first.get_by_role("cell").all_text_contents()
    assert first == [
        "adopted 7 November 2016",
        "Cybersecurity Law",
        "law",
        "may be meant",
    ]
    expect(explainer.root.locator("caption")).to_be_visible()
    expect(explainer.root.locator("th[scope=col]")).to_have_count(4)
    explainer.root.get_by_role("button", name="As a picture").click()
    expect(explainer.labels).to_have_count(2)


def test_a_filter_leaves_an_open_milestone_open(with_and_without_kernel):
    """Filtering concerns the timeline, not what is being read."""
    explainer = with_and_without_kernel
    explainer.open("Ride-hailing rules")
    explainer.named_only.check()
    expect(explainer.details).to_contain_text("Order No. 60 of 2016")
    explainer.back.click()
    expect(explainer.columns).to_have_count(2)
    assert explainer.has_focus()
