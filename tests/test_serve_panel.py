"""What the preview shows above a page while there are faults, however many: how many, the way to the page, each file's in its place."""

from __future__ import annotations

import pytest
from lxml import html

from generator.serve.panel import panel

END = "共{errors}处错误，2处提醒。改好以后，再运行：\n\n    beiyuan build\n"


def told(files: int, each: int) -> str:
    """The words of a build with so many files, each with so many errors, and two reminders."""
    errors = [
        f"stories/s{file}/index.md:{number}:1 错误 S02：没有“x”这一项。\n    x: 1\n    ^\n    怎么改：删掉。（详见 /a/.venv/bin/beiyuan explain S02）"
        for file in range(files)
        for number in range(1, each + 1)
    ]
    reminders = [f"{path} 提醒 R09：早。\n    怎么改：等。（详见 beiyuan explain R09）" for path in ("a b.md", "stories/s0/index.md:1:1")]
    return "\n\n".join([reminders[0], *errors, reminders[1], END.format(errors=files * each)]) + "\n"


def shown(words: str, prefix: str = "/") -> html.HtmlElement:
    return html.fromstring(f"<body>{panel(words, prefix=prefix)}</body>")


@pytest.mark.parametrize(("files", "each"), [(1, 1), (1, 40), (9, 20)])
def test_how_many_there_are_is_told_first_and_a_link_leads_behind_them(files: int, each: int) -> None:
    page = shown(told(files, each))
    assert f"共{files * each}处错误，2处提醒。" in page.find_class("beiyuan-faults-title")[0].text_content()
    link = next(each for each in page.iter("a") if each.text == "看旧网页")
    assert link.getparent().getprevious() is page.find_class("beiyuan-faults-title")[0]
    place = page.get_element_by_id(link.get("href")[1:])
    assert place.getprevious() is page.find_class("beiyuan-faults-bar")[0]
    assert not [each for each in shown(told(files, each), "").iter("a") if each.text == "看旧网页"], "there is none yet"


def test_many_faults_are_folded_by_their_files() -> None:
    page = shown(told(3, 5))
    names = ["stories/s0/index.md（6处）", "stories/s1/index.md（5处）", "stories/s2/index.md（5处）", "a b.md（1处）"]
    assert [each.text_content() for each in page.iter("summary")] == names
    assert [each.get("open") is not None for each in page.iter("details")] == [True, False, False, False]
    assert len(page.find_class("beiyuan-fault")) == 18, "all of them, and what is said at the end"
    assert page.find(".//section").xpath("./div")[-1].text_content().startswith("共15处错误")


def test_few_faults_lie_open() -> None:
    assert not list(shown(told(2, 4)).iter("details"))
    assert list(shown(told(2, 5)).iter("details"))


def test_a_code_leads_to_its_page_and_no_command_is_to_be_typed_on_a_phone() -> None:
    page = shown(told(1, 1), "/a/")
    links = [each for each in page.iter("a") if "problems" in (each.get("href") or "")]
    assert [(each.text, each.get("href")) for each in links] == [
        (f"检查结果怎么看 {code}", f"/a/about/problems/#{code}") for code in ("S02", "R09", "R09")
    ]
    assert "explain" not in page.text_content()
