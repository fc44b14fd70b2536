"""One milestone in detail: ways in, what it shows, ways out."""

from playwright.sync_api import expect


def assert_open(explainer, title):
    """Check that the details are open, the focus in them, and the timeline still in sight."""
    expect(explainer.details.get_by_role("heading", level=3)).to_contain_text(title)
    expect(explainer.back).to_be_focused()
    expect(explainer.columns).to_have_count(0)


def assert_closed(explainer, focus):
    """Check that the theme is back, and the focus where it was before."""
    expect(explainer.details).to_have_count(0)
    expect(explainer.columns).to_have_count(2)
    assert explainer.focused_name() == focus


GUIDELINE = "Guiding Opinions of the State Council on Vigorously Advancing"
GUIDELINE_LABEL = "Internet Plus guideline, issued 1 July 2015, an outcome here names it"


def test_a_click_on_a_label_opens_it(with_and_without_kernel):
    """A click on a label opens the details; Escape closes them and the label has the focus."""
    explainer = with_and_without_kernel
    explainer.open("Internet Plus guideline")
    assert_open(explainer, GUIDELINE)
    expect(explainer.label("Internet Plus guideline")).to_be_visible()
    explainer.page.keyboard.press("Escape")
    assert_closed(explainer, GUIDELINE_LABEL)


def test_escape_closes_it_where_the_focus_has_gone(with_and_without_kernel):
    """A reader of the screen that reads on takes the focus away: Escape still leads back."""
    explainer = with_and_without_kernel
    explainer.open("Internet Plus guideline")
    assert_open(explainer, GUIDELINE)
    explainer.page.evaluate("document.activeElement.blur()")
    explainer.page.keyboard.press("Escape")
    assert_closed(explainer, GUIDELINE_LABEL)


def test_a_click_beside_a_mark_opens_it(with_and_without_kernel):
    """What is clicked within reach of a mark without words opens that milestone."""
    explainer = with_and_without_kernel
    explainer.label("STAR Market").scroll_into_view_if_needed()
    box = explainer.label("STAR Market").locator("path").first.bounding_box()
    explainer.page.mouse.click(box["x"] + box["width"] + 6, box["y"] + box["height"] / 2)
    expect(explainer.details).to_contain_text("opened 22 July 2019")


def test_marks_are_reached_by_tab_and_arrows(with_and_without_kernel):
    """One mark is a stop of Tab; left and right move along its lane, Enter and Space open."""
    explainer = with_and_without_kernel
    keyboard = explainer.page.keyboard
    explainer.label("Chip industry guideline").focus()
    keyboard.press("ArrowRight")
    keyboard.press("ArrowRight")
    assert explainer.focused_name() == "Made in China 2025, issued 8 May 2015"
    keyboard.press("Enter")
    assert_open(explainer, "Made in China 2025")
    keyboard.press("Escape")
    assert_closed(explainer, "Made in China 2025, issued 8 May 2015")
    keyboard.press("ArrowRight")
    assert explainer.focused_name() == GUIDELINE_LABEL
    keyboard.press(" ")
    assert_open(explainer, GUIDELINE)
    keyboard.press("Enter")
    assert_closed(explainer, GUIDELINE_LABEL)


def test_arrows_stop_at_the_first_and_the_last_mark(explainer):
    """At the ends of a lane the focus stays, and the step does not change."""
    keyboard = explainer.page.keyboard
    explainer.label("Chip industry guideline").focus()
    keyboard.press("ArrowLeft")
    assert explainer.focused_name() == "Chip industry guideline, released 24 June 2014"
    keyboard.press("End")
    keyboard.press("ArrowRight")
    assert explainer.focused_name().startswith("Digital village strategy")


def test_a_button_in_a_statement_opens_it(with_and_without_kernel):
    """A statement's button opens its milestone, and has the focus again afterwards."""
    explainer = with_and_without_kernel
    button = explainer.columns.nth(1).get_by_role("button", name="See: Internet Plus guideline")
    button.focus()
    explainer.page.keyboard.press("Enter")
    assert_open(explainer, GUIDELINE)
    explainer.page.keyboard.press("Escape")
    assert_closed(explainer, "See: Internet Plus guideline")
    button.click()
    explainer.back.click()
    assert_closed(explainer, "See: Internet Plus guideline")


def test_a_button_in_the_table_opens_it(with_and_without_kernel):
    """The table's button opens its milestone, and has the focus again afterwards."""
    explainer = with_and_without_kernel
    explainer.toggle.click()
    explainer.rows.get_by_role("button", name="E-Commerce Law").click()
    assert_open(explainer, "E-Commerce Law")
    expect(explainer.rows).to_have_count(32)
    explainer.back.click()
    assert_closed(explainer, "E-Commerce Law")


def test_a_step_closes_the_details(with_and_without_kernel):
    """Stepping on leaves a milestone, and the new theme is shown."""
    explainer = with_and_without_kernel
    explainer.open("Made in China 2025")
    explainer.page.keyboard.press("ArrowRight")
    expect(explainer.details).to_have_count(0)
    expect(explainer.panel.get_by_role("heading", level=3)).to_have_text("2 Public opinion 民意")
    assert explainer.has_focus()


def test_a_law_has_both_names_all_dates_and_the_reasons(with_and_without_kernel):
    """Names in both languages, dates with what they are of, issuer, doubts, and links."""
    explainer = with_and_without_kernel
    explainer.tabs.nth(4).click()
    explainer.root.get_by_role("button", name="It may be: Cybersecurity Law").click()
    heading = explainer.details.get_by_role("heading", level=3)
    expect(heading).to_have_text("Cybersecurity Law 中华人民共和国网络安全法")
    expect(heading.locator("[lang=zh-Hans]")).to_have_text("中华人民共和国网络安全法")
    for name, words in {
        "Dates": "adopted 7 November 2016; in force 1 June 2017",
        "Issued or done by": "Standing Committee of the National People's Congress",
        "What it does": "A general law on the safety of networks.",
        "Kind": "law: Adopted by the legislature; binding for everyone.",
        "Citation": "Presidential Order No. 53 (2016); 79 articles",
        "In the article": "may be meant",
        "Bears on": "Public opinion (placed here by this explainer)",
    }.items():
        term = explainer.details.locator(f'dt:text-is("{name}") + dd')
        expect(term).to_contain_text(words)
    for words in (
        "The article may mean this",
        "For: It is the general law",
        "Against: The article",
    ):
        expect(explainer.details).to_contain_text(words)


def test_sources_are_links_that_open_safely(explainer):
    """Each source is a link to http or https that opens apart from the notebook."""
    explainer.open("E-Commerce Law")
    links = explainer.details.get_by_role("link")
    expect(links).to_have_count(4)  # each source, and its stored copies
    for link in links.all():
        assert link.get_attribute("href").startswith(("http://", "https://"))
        assert "noopener" in link.get_attribute("rel").split()
        assert link.get_attribute("target") == "_blank"
    expect(explainer.details).to_contain_text("Xinhua")


def test_an_uncertain_day_is_said_to_be_one(explainer):
    """What is drawn hollow says in words that the day is not certain."""
    explainer.tabs.nth(4).click()
    explainer.open("Baidu paid search inquiry")
    expect(explainer.details).to_contain_text("announced 9 May 2016 (day not certain)")


def test_the_chosen_milestone_is_marked_on_the_timeline(explainer):
    """While its details are open, its mark alone is ringed."""
    explainer.open("Made in China 2025")
    opened = explainer.root.locator(".tyo-milestone.tyo-is-open")
    expect(opened).to_have_count(1)
    expect(opened).to_have_attribute("data-milestone", "made-in-china-2025")
