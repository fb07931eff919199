"""The index: small, stable under edits, the same warm and clean, and without a word of what the public may not see."""

from __future__ import annotations

import json
import shutil
import zlib
from pathlib import Path
from random import Random
from statistics import median

import pytest

from generator.bench.corpus import tale_id, write_community
from generator.render.search.cutting import MOST, cut, cut_by_age
from generator.render.search.manifest import SIZES
from generator.render.search.packing import packed
from generator.settings import BuildOptions
from tests.conftest import GOOD
from tests.search.made import TODAY, ask, write_index

STORIES = 150


@pytest.fixture
def street(tmp_path: Path) -> Path:
    write_community(tmp_path / "site", STORIES)
    write_index(tmp_path / "site", tmp_path / "out", tmp_path / "store")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def named(folder: Path) -> set[str]:
    """The files that the manifest names, which is all that a build would leave there."""
    manifest = json.loads((folder / "search/index.json").read_text("utf-8"))
    older = f"search/older.{manifest['older']}.txt"
    shards, blocks = manifest["shards"], (folder / older).read_text("utf-8") + manifest["texts"]
    assert len(blocks) == 8 * len(manifest["sizes"])
    return (
        {older}
        | {f"search/w/{at // 6:x}.{shards[at : at + 6]}.bin" for at in range(0, len(shards), 6)}
        | {f"search/t/{blocks[at : at + 8]}.bin" for at in range(0, len(blocks), 8)}
    )


def test_a_warm_index_is_a_clean_one_and_an_edit_rewrites_little(street: Path) -> None:
    before = named(street / "out")
    story = street / "site/stories" / tale_id(40) / "index.md"
    story.write_text(story.read_text("utf-8") + "\n鹦鹉学舌。\n", "utf-8")
    write_index(street / "site", street / "out", street / "store")
    shutil.copytree(street / "site", street / "copy")
    write_index(street / "copy", street / "clean", street / "another")
    after = named(street / "out")
    assert after == named(street / "clean")
    warm, clean = files(street / "out"), files(street / "clean")
    assert all(warm[path] == clean[path] for path in after)
    assert 2 <= len(after - before) <= 9, "one block of texts, and a shard for each new pair and character"
    (answer,) = ask(street / "out", ["鹦鹉学舌"])
    assert answer["addresses"] == [f"stories/{tale_id(40)}/"]


def test_what_is_added_at_the_end_moves_nothing(street: Path) -> None:
    before = {path for path in named(street / "out") if "/t/" in path}
    source = street / "site/stories" / tale_id(STORIES - 1)
    shutil.copytree(source, street / "site/stories/zzz-last")
    write_index(street / "site", street / "out", street / "store")
    after = {path for path in named(street / "out") if "/t/" in path}
    assert len(after - before) == 1


def test_files_are_few_and_named_by_what_is_in_them(street: Path) -> None:
    assert named(street / "out") | {"search/index.json", "search/simplified.json", "search/sounds.json"} >= {
        path for path in files(street / "out") if path.startswith("search/")
    }
    manifest = json.loads((street / "out/search/index.json").read_text("utf-8"))
    assert len(manifest["shards"]) // 6 in (20, 40, 80, 160, 320, 640)


def test_blocks_end_at_the_same_ids_whatever_is_added() -> None:
    ids = [f"story-{number}" for number in range(3000)]
    for cutting, least, most in ((cut, 22, 27), (cut_by_age, 12, 20)):
        blocks = list(cutting(ids, str))
        assert [each for block in blocks for each in block] == ids and max(map(len, blocks)) <= MOST
        assert least <= 3000 / len(blocks) <= most
        random, changed = Random(5), []
        for _ in range(30):
            place = random.randrange(len(ids))
            more = [*ids[:place], "one-more", *ids[place:]]
            changed.append(len({tuple(each) for each in cutting(more, str)} - {tuple(each) for each in blocks}))
        assert median(changed) <= 4 and max(changed) <= 16, changed
    assert max(map(len, blocks[-20:])) < 20, "of equal answers the newest are read first"


def test_a_shard_can_be_read_again_whatever_is_in_it(tmp_path: Path) -> None:
    random = Random(7)
    documents = {f"0{many}家": sorted(random.sample(range(5000), many)) for many in (1, 2, 40, 499, 501, 3000, 5000)}
    documents |= {"1家人": [0], "2𠮷野": [4999], "0@place-1": [7, 8, 9], "0~ji": list(range(100)), "0a": []}
    sizes = [random.randint(1, MOST) for _ in range(400)]
    numbers = [MOST * block + place for block, size in enumerate(sizes) for place in range(size)]
    shard = packed({term: sum(1 << each for each in found) for term, found in documents.items()})
    script = Path(__file__).parent.parent.parent / "generator/theme/scripts/search"
    code = "".join((script / name).read_text("utf-8") for name in ("inflating.js", "postings.js"))
    (tmp_path / "shard").write_bytes(zlib.compress(shard, 9, -15))
    read = f"""{code}
const shard = inflated(require("fs").readFileSync({str(tmp_path / "shard")!r}));
const terms = {json.dumps(list(documents))}.map((term) => [...find(shard, new TextEncoder().encode(term))]);
const masks = levelsOf(shard, "3000家", numbersOf({"".join(SIZES[size] for size in sizes)!r}), {len(sizes)});
console.log(JSON.stringify([terms, [...masks.any], [...masks.head]]));"""
    import subprocess

    terms, masks, head = json.loads(subprocess.run(["node", "-e", read], capture_output=True, text=True, check=True).stdout)
    assert terms == list(documents.values())
    wanted = [0] * len(sizes)
    for document in documents["03000家"]:
        wanted[numbers[document] // MOST] |= 1 << numbers[document] % MOST
    assert (masks, head) == (wanted, [0] * len(sizes))


def test_packed_bytes_of_every_sort_are_unpacked(tmp_path: Path) -> None:
    random = Random(11)
    samples = [b"", b"a", bytes(random.randbytes(70_000)), b"abc" * 30_000, "家人故事".encode("utf-16-le") * 999, bytes(range(256)) * 40]
    for at, sample in enumerate(samples):
        for level, strategy in ((0, 0), (1, 0), (9, 0), (9, zlib.Z_FIXED), (9, zlib.Z_HUFFMAN_ONLY)):
            packer = zlib.compressobj(level, zlib.DEFLATED, -15, 9, strategy)
            (tmp_path / f"{at}-{level}-{strategy}").write_bytes(packer.compress(sample) + packer.flush())
            (tmp_path / f"{at}-{level}-{strategy}.plain").write_bytes(sample)
    code = (Path(__file__).parent.parent.parent / "generator/theme/scripts/search/inflating.js").read_text("utf-8")
    read = f"""{code}
const fs = require("fs"), folder = {str(tmp_path)!r};
let checked = 0;
for (const name of fs.readdirSync(folder).filter((each) => !each.endsWith(".plain"))) {{
  if (Buffer.compare(Buffer.from(inflated(fs.readFileSync(folder + "/" + name))), fs.readFileSync(folder + "/" + name + ".plain"))) throw new Error(name);
  checked++;
}}
console.log(checked);"""
    import subprocess

    done = subprocess.run(["node", "-e", read], capture_output=True, text=True)
    assert done.stdout.strip() == str(5 * len(samples)), done.stderr


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good site as it is where samples are hidden."""
    folder = tmp_path_factory.mktemp("hidden")
    shutil.copytree(GOOD, folder / "site")
    write_index(folder / "site", folder / "out", folder / "store", BuildOptions(TODAY, samples_shown=False))
    return folder


def words_in(folder: Path) -> str:
    """All that the files of the index say."""
    found = []
    for path in (folder / "out/search").rglob("*"):
        if path.suffix == ".bin":
            data = zlib.decompress(path.read_bytes(), -15)
            found.append(data.decode("utf-16-le" if path.parent.name == "t" else "utf-8", "ignore"))
    return "\n".join([*found, (folder / "out/search/index.json").read_text("utf-8")])


def test_samples_that_are_hidden_and_what_is_of_tomorrow_are_nowhere(hidden: Path) -> None:
    said = words_in(hidden)
    assert "梯子" in said
    for absent in ("今天吃面", "下星期", "纸糊的学校"):
        assert absent not in said
    answers = ask(hidden / "out", ["吃面", "下星期", "jtcm"])
    assert not any("stories/noodles-today/" in each["addresses"] or "stories/next-week/" in each["addresses"] for each in answers)


def test_a_text_that_was_withdrawn_is_forgotten_by_the_store(street: Path) -> None:
    story = street / "site/stories" / tale_id(40) / "index.md"
    text = story.read_text("utf-8")
    story.write_text(text + "\n鹦鹉学舌。\n", "utf-8")
    write_index(street / "site", street / "out", street / "store")
    pairs = ("鹦鹉", "鹉学", "学舌")
    traces = [[pair.encode("utf-32-le") for pair in pairs], [f"0{pair}".encode() for pair in pairs]]  # in a block, in a node
    kept = (street / "store/store.sqlite").read_bytes()
    assert all(any(trace in kept for trace in sort) for sort in traces)
    story.write_text(text, "utf-8")
    write_index(street / "site", street / "out", street / "store")
    kept = (street / "store/store.sqlite").read_bytes()
    assert not any(trace in kept for sort in traces for trace in sort), "the postings of the block as it was, and of its node"
