"""What a reader can bring about in the explainer, each from how it opens."""

from playwright.sync_api import expect


def overview(explainer):
    explainer.all_themes.click()
    expect(explainer.overview_rows).to_have_count(6)


def overview_covered(explainer):
    overview(explainer)
    explainer.predict_first.click()
    expect(explainer.overview).to_contain_text("?")


def details(explainer):
    explainer.open("Made in China 2025")


def record(explainer):
    explainer.check("internet companies").click()
    summary = explainer.figures.first.locator("summary")
    if not explainer.figures.first.locator("details[open]").count():
        summary.click()


def table(explainer):
    explainer.tabs.nth(5).click()
    explainer.toggle.click()


def filters(explainer):
    explainer.named_only.check()
    explainer.kind.select_option("law")


def covered(explainer):
    explainer.tabs.nth(1).click()
    explainer.predict_first.click()
    expect(explainer.prediction).to_be_visible()


def revealed(explainer):
    explainer.predict_first.click()
    if explainer.prediction.is_visible():
        explainer.prediction.get_by_label("a named measure").check()
        explainer.reveal.click()
    expect(explainer.columns.nth(1)).to_contain_text("You expected: a named measure")


def summary(explainer):
    revealed(explainer)
    explainer.root.get_by_role("button", name="Summary").click()


def take_away(explainer):
    explainer.root.get_by_role("button", name="Take away").click()


def dialog(explainer):
    return explainer.page.get_by_role("dialog", name="Presentation")


def overview_slide(explainer):
    overview(explainer)
    explainer.root.get_by_role("button", name="Present").click()
    expect(dialog(explainer).get_by_role("status")).to_contain_text("All themes · 1 of")


def first_slide(explainer):
    explainer.root.get_by_role("button", name="Present").click()
    expect(dialog(explainer).get_by_role("status")).to_contain_text("1 of")


def slide(explainer, name):
    """Go on to the first slide of the theme whose heading begins so."""
    first_slide(explainer)
    heading = dialog(explainer).locator(":scope > h3")
    for _ in range(40):  # on a small screen one part takes many
        if heading.inner_text().startswith(name):
            return
        explainer.page.keyboard.press("PageDown")
    expect(heading).to_contain_text(name)


def voting_slide(explainer):
    revealed(explainer)
    slide(explainer, "Your prediction")


def outcome_slide(explainer):
    revealed(explainer)
    slide(explainer, "Reported · 19 April 2019")


def timeline_slide(explainer):
    slide(explainer, "Milestones")


def record_slide(explainer):
    slide(explainer, "The record")


def theme(index):
    return lambda explainer: explainer.tabs.nth(index).click()


STATES = {
    "overview": overview,
    "overview covered": overview_covered,
    **{f"theme {index + 1}": theme(index) for index in range(6)},
    "details": details,
    "record": record,
    "table": table,
    "filters": filters,
    "covered": covered,
    "revealed": revealed,
    "summary": summary,
    "take away": take_away,
    "overview slide": overview_slide,
    "first slide": first_slide,
    "voting slide": voting_slide,
    "outcome slide": outcome_slide,
    "timeline slide": timeline_slide,
    "record slide": record_slide,
}


def each_state(explainer, names=STATES):
    """Bring about one state after the other, each from how the explainer opens."""
    for name in names:
        explainer.reset()
        STATES[name](explainer)
        yield name
