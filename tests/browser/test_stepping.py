"""Stepping: what each theme shows, by mouse and by keys, with and without a kernel."""

import pytest
from playwright.sync_api import expect

# Written by hand from the tables: heading, Chinese name, a call, an outcome, the number of
# milestones, and two of them, one from each end.
THEMES = [
    (
        "Economy",
        "经济发展",
        "Link the internet closely with the real economy.",
        'China adopted an "Internet Plus" strategy.',
        32,
        ("Chip industry guideline", "STAR Market opens"),
    ),
    (
        "Public opinion",
        "民意",
        "Use the internet to collect people's views.",
        "China has 829 million internet users.",
        33,
        ("Online content mandate", "E-government provisions"),
    ),
    (
        "Core technologies",
        "核心技术",
        "Join forces to make new advances in core technologies.",
        "Beyond this gap, the article reports no outcome in this section.",
        26,
        ("Made in China 2025", "Huawei on US Entity List"),
    ),
    (
        "Cybersecurity",
        "网络安全",
        "Speed up the building of a system that protects China's key networks.",
        "The article reports no outcome in this section.",
        28,
        ("Counter-Terrorism Law", "Network protection 2.0"),
    ),
    (
        "Company duties",
        "企业责任",
        "Accept their social and moral duties.",
        "The article reports no outcome in this section.",
        36,
        ("User account name rules", "App data violations list"),
    ),
    (
        "Opening and close",
        "",
        "Develop the internet further",
        "The national government issued a plan for informatization that covers ten years.",
        8,
        ("Internet Plus announced", "China Plus article"),
    ),
]
OURS = "From the article’s closing section, placed here by us"


def assert_shows(explainer, index):
    """Check heading, both columns, timeline, tabs and message of one step."""
    title, chinese, call, outcome, count, milestones = THEMES[index]
    expect(explainer.status).to_have_text(f"{index + 1} of 6: {title}, {count} milestones shown")
    heading = explainer.panel.get_by_role("heading", level=3)
    expect(heading).to_have_text(f"{index + 1} {title} {chinese}")
    expect(heading.locator("[lang=zh-Hans]")).to_have_count(1 if chinese else 0)
    called_for, reported = explainer.columns.all()
    expect(called_for.get_by_role("heading")).to_have_text("Called for, 19 April 2016")
    expect(called_for).to_contain_text(call)
    expect(reported.get_by_role("heading")).to_have_text("Reported, 19 April 2019")
    expect(reported).to_contain_text(outcome)
    expect(explainer.labels).to_have_count(count)
    for milestone in milestones:
        expect(explainer.label(milestone)).to_be_visible()
    expect(explainer.root.get_by_role("tab", selected=True)).to_have_text(f"{index + 1} {title}")
    expect(explainer.root.locator(".tyo-lanes-title")).to_have_text(f"{count} milestones by kind")


def test_tabs_show_their_themes(with_and_without_kernel):
    """A click on a tab shows that theme's statements and milestones, whichever came before."""
    explainer = with_and_without_kernel
    for index in (3, 0, 5, 1, 4, 2):
        explainer.tabs.nth(index).click()
        assert_shows(explainer, index)


def test_keys_lead_to_all_themes(with_and_without_kernel):
    """Arrows step and stop at both ends; End and digits go straight to a theme."""
    explainer = with_and_without_kernel
    keys = [
        *(("ArrowRight", index) for index in (1, 2, 3, 4, 5, 5)),
        *(("ArrowLeft", index) for index in (4, 3, 2, 1, 0)),
        *(("End", 5), ("1", 0), ("4", 3), ("2", 1), ("6", 5), ("1", 0), ("5", 4), ("3", 2)),
        *(("7", 2), ("9", 2)),
    ]
    for key, index in keys:
        explainer.page.keyboard.press(key)
        assert_shows(explainer, index)
        assert explainer.focused_name() == f"{index + 1} {THEMES[index][0]}"


def test_keys_work_after_a_click_on_plain_text(with_and_without_kernel):
    """Who clicks into the display, and not on a control, can step by keys at once."""
    explainer = with_and_without_kernel
    explainer.columns.first.get_by_text("Link the internet closely").click()
    explainer.page.keyboard.press("ArrowRight")
    assert_shows(explainer, 1)
    explainer.panel.locator(".tyo-finding").click()
    explainer.page.keyboard.press("ArrowRight")
    assert_shows(explainer, 2)


def test_fast_steps_are_all_taken(with_and_without_kernel):
    """Twenty quick presses end where twenty slow ones would."""
    explainer = with_and_without_kernel
    for key in ["ArrowRight"] * 5 + ["ArrowLeft"] * 4 + ["ArrowRight"] * 3 + ["ArrowLeft"] * 2:
        explainer.page.keyboard.press(key)
    assert_shows(explainer, 2)


def test_each_step_is_announced_once_and_briefly(explainer):
    """One status region says step, theme and count in at most 120 characters (4.1.3)."""
    explainer.root.evaluate(
        """root => {
          window.said = [];
          const status = root.querySelector("[role=status]");
          new MutationObserver(() => window.said.push(status.textContent))
            .observe(status, {childList: true, characterData: true, subtree: true});
        }"""
    )
    for _ in range(5):
        explainer.page.keyboard.press("ArrowRight")
    assert explainer.page.evaluate("window.said") == [
        "2 of 6: Public opinion, 33 milestones shown",
        "3 of 6: Core technologies, 26 milestones shown",
        "4 of 6: Cybersecurity, 28 milestones shown",
        "5 of 6: Company duties, 36 milestones shown",
        "6 of 6: Opening and close, 8 milestones shown",
    ]
    explainer.open("Cybersecurity Law")
    said = "Details of Cybersecurity Law, adopted 7 November 2016"
    expect(explainer.status).to_have_text(said)
    assert max(map(len, explainer.page.evaluate("window.said"))) <= 120
    assert explainer.root.locator("[role=status], [role=alert], [aria-live]").count() == 1


@pytest.mark.parametrize(
    ("index", "placed"),
    [
        (0, ["covers ten years"]),
        (1, []),
        (2, ["covers ten years"]),
        (3, ["a strategy for security", "promised to guard"]),
        (4, ["a new law"]),
        (5, []),
    ],
)
def test_what_we_placed_is_marked_as_ours(explainer, index, placed):
    """What the last section lists stands beside a theme only with the words that say so."""
    explainer.tabs.nth(index).click()
    frame = explainer.columns.nth(1).locator(".tyo-placed")
    expect(frame).to_have_count(1 if placed else 0)
    if placed:
        expect(frame).to_contain_text(OURS)
    items = frame.get_by_role("listitem")
    expect(items).to_have_count(len(placed))
    for item, words in zip(items.all(), placed, strict=True):
        expect(item).to_contain_text(words)
    expect(explainer.columns.first).not_to_contain_text(OURS)


def test_statements_say_basis_place_and_who_was_asked(explainer):
    """Small print carries the basis in words, the place, spoken in full, and who was asked."""
    explainer.tabs.nth(1).click()
    meta = ".tyo-meta"
    call = explainer.columns.first.get_by_role("listitem").nth(1).locator(meta)
    expect(call).to_contain_text("§2 ¶1")
    expect(call).to_contain_text("section 2, paragraph 1")
    expect(call).to_contain_text("officials")
    outcome = explainer.columns.nth(1).get_by_role("listitem").first.locator(meta)
    expect(outcome).to_contain_text("Figure")
    explainer.tabs.nth(2).click()
    expect(explainer.columns.nth(1)).to_contain_text("Acknowledged gap")


def test_the_alt_text_says_what_the_picture_shows(explainer):
    """The timeline's name is short; a paragraph after it tells counts, both ends and the trend."""
    explainer.tabs.nth(5).click()
    name = explainer.root.locator(".tyo-lanes-told").text_content()
    assert explainer.svg.get_attribute("aria-label").startswith("Timeline, Opening and close")
    for part in (
        "Timeline of milestones",
        "19 April 2016 (Called for)",
        "19 April 2019 (Reported)",
        "Opening and close: 8 milestones, 2 before 19 April 2016, 6 up to 19 April 2019, 0 later",
        'The first is "Internet Plus" action plan announced in the Government Work Report',
        "announced 5 March 2015",
        '3 years on", published 19 April 2019',
        "The most in one year, 4, fall in 2016",
    ):
        assert part in name


def test_the_tab_of_the_step_shown_leads_back_to_its_timeline(explainer):
    """Choosing the step that is shown closes what was asked for in place of its timeline."""
    explainer.root.get_by_role("button", name="Take away").click()
    expect(explainer.extra).to_be_visible()
    explainer.tabs.first.click()
    expect(explainer.extra).to_be_hidden()
    expect(explainer.picture).to_be_visible()
