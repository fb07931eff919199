"""What one can choose from on pages of activities by day, and what these pages lead to; the tour tries it in a browser."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from tests.conftest import Tree, built


def test_a_school_is_chosen_by_its_grades_and_a_kindergarten_has_none(own: Path) -> None:
    places, weekly = own / "content/places.yml", own / "content/activities/weekly-2026.yml"
    nest = "  - id: nest\n    name: 麻雀窝幼儿园\n    kind: 学校\n    summary: 早上最吵。\n"
    places.write_text(places.read_text("utf-8").rstrip("\n") + "\n" + nest, "utf-8")
    text = weekly.read_text("utf-8").rstrip("\n") + "\n"
    young = text[text.index("  - id: letter-reading") : text.index("    changes:\n")].replace("letter-reading", "early-letters")
    weekly.write_text(text + young.replace("    grades: 4-7\n", "    ages: 4-6\n"), "utf-8")
    tree = built(own)
    page = html.fromstring(tree.text("activities/months/2026-12/index.html"))
    schools = {each.get("value"): each.get("data-grades") for each in page.xpath("//select[@name='school']/option[@value!='']")}
    assert schools == {"primary": "1 2 3 4 5 6", "nest": "0"}
    assert set(page.xpath("//li/@data-grades")) == {"4 5 6 7", "0 1"}
    assert page.xpath("//select[@name='grade']/option/@value") == ["", *map(str, range(1, 10))]


def test_the_page_of_a_grade_leads_to_today_and_the_weekend_with_it(good: Tree) -> None:
    page = html.fromstring(good.text("activities/grades/4/index.html"))
    ways = {link.text_content(): link.get("href") for link in page.xpath("//nav[contains(@class, 'question')]//a")}
    assert (ways["今天"], ways["这个周末"]) == ("../../../activities/today/?grade=4", "../../../activities/weekend/?grade=4")
    assert page.xpath("//main//a[.='下雨怎么办']/@href") == ["../../../activities/#list-weather"]
    assert not page.xpath("//select[@name='grade']"), "it is for one"
    soon = html.fromstring(good.text("activities/weekend/index.html"))
    assert "../../activities/grades/4/" in soon.xpath("//a/@href"), "without scripts"


def test_whoever_looks_at_a_day_is_told_that_what_is_held_every_week_pauses(own: Path) -> None:
    """On all pages that list the day, for a holiday by its name; a month or grade in which nothing else is has no page."""
    weekly = own / "content/activities/weekly-2026.yml"
    idle = ", ".join(f"2027-03-{day:02}" for day in (6, 7, 13, 14, 20, 21, 27, 28))
    text = weekly.read_text("utf-8").replace("ends: 2026-12-31", "ends: 2027-03-31", 1)
    weekly.write_text(
        text.replace("    weekdays: [周日, 周六]\n", f"    weekdays: [周日, 周六]\n    skips: [2026-12-13, {idle}]\n"), "utf-8"
    )
    tree = built(own, today="2026-12-12")
    for path in ("activities/today/", "activities/weekend/", "activities/months/2026-12/", "activities/grades/5/"):
        (row,) = html.fromstring(tree.text(f"{path}index.html")).xpath("//section[@aria-labelledby='d-2026-12-12']//li")
        assert " ".join(row.text_content().split()) == "手 停一次 念信给耳朵听 柿子节放假", path
    assert "12月12日（周六）没有活动。" in tree.text("activities/today/index.html")
    month = html.fromstring(tree.text("activities/months/2026-12/index.html"))
    fields = {link.get("href"): link.xpath("string(.//*[@class='month-count'])") for link in month.xpath("//table//a")}
    assert (fields["#d-2026-12-12"], fields["#d-2026-12-13"], fields["#d-2026-12-20"]) == ("停一次", "停一次", "1项")
    assert not (tree.root / "activities/months/2027-03").exists() and not (tree.root / "activities/grades/5/2027-03").exists()
