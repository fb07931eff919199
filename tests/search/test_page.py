"""The page of search in a real browser, on the made site, under a path of its host; with the bytes that it asks for."""

from __future__ import annotations

import gzip
import http.server
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.bench.scanning import fragments, scanned
from tests.conftest import GOOD, REPOSITORY, Tree
from tests.search.made import Text, texts, write_index

PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml"}  # as deploy/nginx.conf has it
MOST_BYTES_OF_A_FIRST_QUESTION = 30_000
LADDER = "%E6%A2%AF%E5%AD%90"
TOUCHED = {  # what apps make of an address on its way from hand to hand, and what it asks for
    f"?from=singlemessage&isappinstalled=0#q={LADDER}": "梯子",
    f"?utm_source=a&fbclid=b#q={LADDER}&kind=story": "梯子",
    f"?from=timeline&q={LADDER}": "梯子",
    f"?q={LADDER}&from=timeline#main": "梯子",
    f"?from=x&q=else#q={LADDER}": "梯子",
    f"#q={LADDER}&from=singlemessage": "梯子",
    f"#q={LADDER}?from=singlemessage": "梯子",
    "?from=timeline#more": None,
    "?from=timeline": None,
}


class Served:
    """A tree under a path, and how many bytes each request took."""

    def __init__(self, root: Path) -> None:
        self.sent: list[tuple[str, int]] = []
        served = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def do_GET(self) -> None:
                file = root / self.path.split("?")[0].removeprefix("/bj/")
                file = file / "index.html" if file.is_dir() else file
                if not self.path.startswith("/bj/") or not file.is_file():
                    self.send_error(404)
                    return
                data = file.read_bytes()
                self.send_response(200)
                if file.suffix in PACKED:
                    data = gzip.compress(data, 5)
                    self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Type", self.guess_type(file))
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
                served.sent.append((self.path, len(data)))

            def log_message(self, *arguments: Any) -> None:
                """Say nothing."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_port}/bj/"


@pytest.fixture(scope="module")
def documents(good: Tree) -> list[Text]:
    return texts(good.root.parent)


@pytest.fixture(scope="module")
def questions(documents: list[Text]) -> list[str]:
    return ["梯子", *fragments(documents, 24, Random("page"))]


@pytest.fixture(scope="module")
def served(good: Tree) -> Iterator[Served]:
    found = Served(good.root)
    thread = threading.Thread(target=found.server.serve_forever)
    thread.start()
    yield found
    found.server.shutdown()
    found.server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def later(good: Tree, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is published after a story has gone, and what was not yet asked for is written otherwise."""
    folder = tmp_path_factory.mktemp("later")
    shutil.copytree(GOOD, folder / "site")
    shutil.rmtree(folder / "site/stories/old-letter")
    case = folder / "site/content/cases/kite-rules.md"
    case.write_text(case.read_text("utf-8") + "\n后来的鹦鹉。\n", "utf-8")
    write_index(folder / "site", folder / "out", folder / "store")
    return folder


@pytest.fixture(scope="module")
def told(served: Served, questions: list[str], later: Path) -> Any:
    command = ["node", REPOSITORY / "tests/tour/search.js", served.base, json.dumps(questions), later / "out", json.dumps([*TOUCHED])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_what_is_shown_is_what_a_plain_scan_finds(told: Any, documents: list[Text], questions: list[str]) -> None:
    for question in questions:
        assert set(told["answers"][question]["links"]) == scanned(documents, [question], (("梯子", "爬梯"),)), question
    assert not told["faults"]


def test_the_words_are_marked_and_the_number_is_said(told: Any) -> None:
    answer = told["answers"]["梯子"]
    assert answer["said"] == f"找到{len(answer['links'])}条"
    assert set(answer["marked"]) == {"梯子"} and not answer["doors"]


def test_a_browser_that_cannot_unpack_asks_for_the_script_once(told: Any) -> None:
    assert told["old"]["links"] and told["old"]["links"] == told["answers"]["梯子"]["links"][: len(told["old"]["links"])]
    assert told["old"]["scripts"] == 1


def test_the_key_leads_there_and_answers_come_while_one_types(told: Any) -> None:
    assert told["opened"]["focus"] == "question" and told["opened"]["doors"]
    assert told["typed"]["query"] == "梯子" and told["typed"]["links"]
    assert told["down"] and told["up"] == "question"


def test_nothing_is_searched_while_a_word_is_composed(told: Any) -> None:
    assert told["composing"]["query"] == "梯子" and told["composing"]["links"] == told["typed"]["links"]
    assert told["composed"]["query"] == "纸船" and "stories/paper-boat/" in told["composed"]["links"]


def test_the_button_back_leads_to_the_question_before(told: Any) -> None:
    assert (told["back"]["query"], told["back"]["field"], told["back"]["links"]) == ("梯子", "梯子", told["typed"]["links"])


def test_nothing_moves(told: Any) -> None:
    assert all(each["shifts"] < 0.05 for each in told["answers"].values())


def test_what_cannot_be_had_is_said_and_can_be_asked_for_again(told: Any) -> None:
    for failed, word in ((told["cut"], "没有连上网"), (told["replaced"], "网站刚刚更新过")):
        assert word in failed["said"] and not failed["isDisabled"]
        assert failed["links"] == told["first"]["links"] != []
        assert failed["focus"] == "BUTTON"
    assert len(told["mended"]["links"]) > len(told["first"]["links"])
    assert "没有连上网" in told["another"]["said"] and not told["another"]["links"] and told["another"]["doors"]


@pytest.mark.parametrize("press", ["more", "again", "typed", "shown"])
def test_after_a_publication_all_answers_are_those_of_now(told: Any, documents: list[Text], later: Path, press: str) -> None:
    first, pressed, everything = (told["later"][press][name] for name in ("first", "pressed", "all"))
    before, now = scanned(documents, ["的"]), scanned(texts(later / "site"), ["的"])
    assert before > now
    if press == "more":
        assert len(first["links"]) < len(pressed["links"]) and pressed["focus"] == "A"
    else:
        assert set(first["links"]) == before
    assert "找到" in pressed["said"] and set(pressed["links"]) <= now
    assert set(everything["links"]) == now


def test_a_link_that_apps_have_touched_keeps_its_question(told: Any) -> None:
    for address, question in TOUCHED.items():
        found = told["touched"][address]
        assert (found["query"], found["field"], found["search"]) == (question, question or "", ""), address
        assert bool(found["links"]) == bool(question), address


def test_a_place_on_the_page_does_not_take_the_question_away(told: Any) -> None:
    assert len(told["places"]) == 3
    for place, steps in told["places"].items():
        for step in ("there", "again", "back"):
            assert (steps[step]["query"], steps[step]["field"]) == ("的", "的"), (place, step)
            assert steps[step]["links"] == steps["before"]["links"] != [], (place, step)


def test_half_a_sign_is_a_blank(told: Any) -> None:
    assert (told["half"]["field"], told["half"]["query"]) == ("梯\ud83d子", "梯 子")
    assert set(told["half"]["marked"]) == {"梯", "子"}


def test_who_has_no_mouse_keeps_a_place_on_the_page(told: Any) -> None:
    assert told["nearby"]["links"] and told["nearby"]["focus"] == "BUTTON"


def test_a_place_alone_is_a_question_too(told: Any, documents: list[Text]) -> None:
    place = told["placed"]["hash"].removeprefix("#place=")
    there = {each.address for each in documents if place in each.places}
    for found in (told["placed"], told["placedAgain"]):
        assert set(found["links"]) == there != set()
        assert found["said"] == f"找到{len(there)}条" and not found["doors"]


def test_a_year_alone_is_a_question_too(told: Any, documents: list[Text]) -> None:
    assert len(told["years"]) > 2
    for year, found in told["years"].items():
        wanted = {each.address for each in documents if int(year) in each.years}
        assert set(found["links"]) == wanted and found["said"] == f"找到{len(wanted)}条", year


def test_an_address_of_ours_leads_there(told: Any) -> None:
    assert [each[-19:] for each in told["address"]["near"]] == ["stories/paper-boat/"] and told["address"]["doors"]


def test_the_way_back_leads_to_the_answer_that_was_opened(told: Any) -> None:
    left, returned = told["left"], told["returned"]
    assert told["isLoadedAnew"]
    assert returned["links"] == left["links"] and returned["link"] == left["link"]
    assert abs(returned["top"] - left["top"]) < 2


def test_without_scripts_the_page_offers_lists_and_letters(told: Any) -> None:
    assert told["bare"]["doors"] > 20 and told["bare"]["field"] == "none"
    assert "D" in told["bare"]["letters"] and told["bare"]["letters"] == sorted(
        told["bare"]["letters"], key=lambda each: (each == "其他", each)
    )


def test_the_question_stays_on_the_device_and_few_bytes_are_asked_for(told: Any, served: Served) -> None:
    """Whoever links to a question with "?" has sent it once; to go back to it or to load it again does not."""
    first, *others = (at for at, (path, _) in enumerate(served.sent) if "?" in path and "from=" not in path and "utm" not in path)
    assert not others and told["again"]["links"] == told["answers"]["梯子"]["links"]
    assert all(path.isascii() for path, _ in served.sent[:first] + served.sent[first + 1 :])
    sent = served.sent[first + 1 :]
    end = next(at for at, (path, _) in enumerate(sent) if path == "/bj/stories/")
    needed = sum(size for path, size in sent[:end] if "/search/" in path or "/assets/search." in path)
    assert 1000 < needed <= MOST_BYTES_OF_A_FIRST_QUESTION
