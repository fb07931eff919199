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
    assert ways["下雨怎么办"] == "../../../activities/#list-weather"
    assert not page.xpath("//select[@name='grade']"), "it is for one"
    soon = html.fromstring(good.text("activities/weekend/index.html"))
    assert "../../activities/grades/4/" in soon.xpath("//a/@href"), "without scripts"
