"""Make what has to be made: keys against the live tree, the rest on the workers, bytes into the staging folder."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.apart import Overdue
from generator.artifact import Artifact, Audience, Bundle, Planned
from generator.build.collisions import refuse_collisions
from generator.build.notes import Notes, take_notes
from generator.build.tree import Bundles, Row
from generator.cache import digest
from generator.files import named, write_whole
from generator.frame.policy import breaches
from generator.hindrance import Hindered, SourceChanged, hindered
from generator.keyed import Live, Spoilt, Workshop, digest_of
from generator.load.index import took_too_long
from generator.parallel import Crew, Lost
from generator.problems import Problem, problem
from generator.store import Kept

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Target:
    """What is live already and in which tree, where what is made anew waits until it is published, the site's path on its host, for whom."""

    tree: Path
    live: Mapping[str, Row]
    bundles: Bundles
    staging: Path
    prefix: str
    audience: Audience = Audience.PUBLIC


@dataclass
class Batch:
    """What a build came to: a row for every path, notes of every page made anew, breaches of their own policy, the problems met."""

    rows: dict[str, Row] = field(default_factory=dict)
    bundles: Bundles = field(default_factory=dict)
    staged: set[str] = field(default_factory=set)
    notes: dict[str, Notes] = field(default_factory=dict)
    breaches: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    artifacts: dict[str, Artifact] = field(default_factory=dict)  # those that were planned
    closed: list[Bundle] = field(default_factory=list)  # those that were not opened, as nothing in them is new

    def artifact(self, path: str) -> Artifact:
        """The artifact at `path`; for one of a closed bundle they are all opened."""
        while path not in self.artifacts:
            self.artifacts.update({artifact.path: artifact for artifact in self.closed.pop().artifacts()})
        return self.artifacts[path]


class Job(NamedTuple):
    """What is to be made, with all that its worker has to know: artifacts of the same key, which are made once."""

    artifacts: tuple[Artifact, ...]
    key: bytes
    contents: tuple[bytes, ...]  # digests of the bytes that are live now, b"" where there are none
    workshop: Workshop
    staging: Path
    prefix: str  # the site's path on its host


class Product(NamedTuple):
    """What came of a job."""

    content: bytes
    size: int
    mtimes: tuple[int, ...]  # of each artifact; 0 if the bytes are those that are live
    told: tuple[tuple[str, int], ...]  # what others may ask of it
    notes: list[tuple[str, Notes]]  # of each artifact that is a page
    breaches: list[str]  # of the policy, see generator.frame.policy
    kept: list[Kept]


Hindrance = Hindered | SourceChanged  # travels home as a value: what its maker had to say is lost with a traceback
Makers = Crew[Job, Product | Problem | Hindrance]


def staged_file(staging: Path, path: str) -> Path:
    """Where the bytes for `path` wait until they are published."""
    return staging / hashlib.blake2b(path.encode(), digest_size=12).hexdigest()


def make(
    planned: Planned,
    workshop: Workshop,
    target: Target,
    makers: Makers,
    progress: Progress,
    later: Sequence[Callable[[], Planned]] = (),
) -> Batch:
    """Bring every artifact for the target's audience to a row: whose key is live is taken over, the others are made by `makers` into the staging folder.

    What `later` gives is planned one after the other, each once all before it is made and the store has what came of it. It stands in
    folders that no page may have.
    """
    batch = Batch()
    opened = _opened(planned, target, batch)
    if _may_collide(opened, target, batch):
        refuse_collisions([*opened, *_closed(batch)], batch.problems)
    _make_all(opened, workshop, target, makers, progress, batch)
    for plan in later:
        if not batch.problems:
            opened = _opened(plan(), target, batch)
            refuse_collisions(opened, batch.problems)
            _make_all(opened, workshop, target, makers, progress, batch)
    return batch


def _make_all(waiting: list[Artifact], workshop: Workshop, target: Target, makers: Makers, progress: Progress, batch: Batch) -> None:
    while waiting and not batch.problems:
        ready = [artifact for artifact in waiting if all(path in batch.rows for path in artifact.needs)]
        if not ready:
            raise LookupError(f"{waiting[0].path} needs what nothing makes: {waiting[0].needs}")
        waiting = [artifact for artifact in waiting if any(path not in batch.rows for path in artifact.needs)]
        jobs = list(_jobs(ready, workshop, target, batch))
        jobs.sort(key=lambda job: -_seconds(job))  # or a worker sits over the dearest while the others have gone home
        _have_made(jobs, makers, target.live, progress, batch)
        workshop.store.flush()  # for the makers of the next round to find


def _opened(planned: Planned, target: Target, batch: Batch) -> list[Artifact]:
    """All artifacts for the target's audience but those of bundles of which everything is live: these get their rows."""
    found: list[Artifact] = []
    for item in planned:
        if isinstance(item, Artifact):
            found += _for(target.audience, item)
            continue
        key = item.key()
        paths = target.bundles.get(key, ())
        if paths and target.live.keys() >= set(paths):
            batch.rows.update({path: target.live[path] for path in paths})
            batch.closed.append(item)
        else:
            artifacts = _for(target.audience, *item.artifacts())
            paths = tuple(artifact.path for artifact in artifacts)
            found += artifacts
        batch.bundles[key] = paths
    batch.artifacts.update({artifact.path: artifact for artifact in found})
    return found


def _for(audience: Audience, *artifacts: Artifact) -> list[Artifact]:
    return [artifact for artifact in artifacts if artifact.audience is audience]


def _may_collide(opened: Sequence[Artifact], target: Target, batch: Batch) -> bool:
    """Whether anything stands at a path that nothing has now, or two at the same: what is live together has been found to agree."""
    is_new = not batch.artifacts.keys() <= target.live.keys()
    return is_new or len(opened) > len(batch.artifacts) or not batch.artifacts.keys().isdisjoint(batch.rows)


def _closed(batch: Batch) -> Iterator[Artifact]:
    for bundle in batch.closed:
        yield from bundle.artifacts()


def _jobs(artifacts: Sequence[Artifact], workshop: Workshop, target: Target, batch: Batch) -> Iterator[Job]:
    """Take over what is live; what has to be made."""
    rows, wanted = batch.rows, dict[bytes, list[Artifact]]()
    for artifact in artifacts:
        key = artifact.recipe.key([digest(rows[path].content, digest_of(rows[path].told)) for path in artifact.needs])
        row = target.live.get(artifact.path)
        if row is not None and row.key == key:
            rows[artifact.path] = row
        else:
            wanted.setdefault(key, []).append(artifact)
    for key, same in wanted.items():
        needed = {path: rows[path].facts for path in same[0].needs}
        files = {path: staged_file(target.staging, path) if path in batch.staged else target.tree / path for path in needed}
        supplied = dataclasses.replace(workshop, needed=needed, files=files) if needed else workshop
        live = [target.live.get(artifact.path) for artifact in same]
        if live[0] and same[0].recipe.may_stay:
            supplied = dataclasses.replace(supplied, live=Live(target.tree / same[0].path, live[0].content, live[0].facts))
        yield Job(tuple(same), key, tuple(row.content if row else b"" for row in live), supplied, target.staging, target.prefix)


def _have_made(jobs: Sequence[Job], makers: Makers, live: Mapping[str, Row], progress: Progress, batch: Batch) -> None:
    """Let the jobs be done and take home what came of them; raises the Hindrance that a maker met."""
    for done, (index, result) in enumerate(makers.do(jobs, _seconds), 1):
        job = jobs[index]
        if isinstance(result, Lost):
            _say_once(_overdue(job.artifacts[0]), batch)
        elif isinstance(result, Hindrance):
            raise result
        elif isinstance(result, Problem):
            _say_once(result, batch)
        else:
            _take_home(job, result, live, batch)
        progress(done, len(jobs))


def _seconds(job: Job) -> float:
    return job.artifacts[0].recipe.cost.value


def _overdue(artifact: Artifact) -> Problem:
    return took_too_long((*artifact.sources, "generator")[0])


def _say_once(found: Problem, batch: Batch) -> None:
    """Several things may be made of one source, a picture in each of its sizes."""
    if found not in batch.problems:
        batch.problems.append(found)


def _take_home(job: Job, product: Product, live: Mapping[str, Row], batch: Batch) -> None:
    job.workshop.store.put_all(product.kept)
    for artifact, mtime in zip(job.artifacts, product.mtimes, strict=True):
        path = artifact.path
        if mtime:
            batch.staged.add(path)
        batch.rows[path] = Row(job.key, product.content, product.size, mtime or live[path].mtime, product.told)
        if product.breaches:
            batch.breaches[path] = product.breaches
    batch.notes.update(product.notes)


def follow(job: Job) -> Product | Problem | Hindrance:
    """The work of a maker: what came of the job, or what hindered it, with the names of the artifact and its source."""
    artifact = job.artifacts[0]
    try:
        with hindered(artifact.path, *artifact.sources[:1]):
            return _followed(job)
    except Spoilt as spoilt:
        return problem(spoilt.code, spoilt.source, 0, 0, **({"what": spoilt.what} if spoilt.what else {}))
    except Overdue:
        return _overdue(artifact)
    except (Hindered, SourceChanged) as hindrance:
        return hindrance


def _followed(job: Job) -> Product:
    """Follow the recipe, put the bytes down wherever they belong, note what a page says of itself."""
    data, facts = job.artifacts[0].recipe.make(job.workshop)
    content, paths = digest(data), [artifact.path for artifact in job.artifacts]
    mtimes = tuple(0 if content == live else _put_down(job.staging, path, data) for path, live in zip(paths, job.contents, strict=True))
    pages = [path for path in paths if path.endswith(".html")]
    page = data.decode() if pages else ""
    notes = [(path, take_notes(path, page, job.prefix)) for path in pages]
    kept = job.workshop.store.taken()
    return Product(content, len(data), mtimes, tuple(sorted(facts.items())), notes, list(breaches(page)) if page else [], kept)


def _put_down(staging: Path, path: str, data: bytes) -> int:
    """Let the bytes for `path` wait; the time of their file."""
    with named(path):
        file = staged_file(staging, path)
        write_whole(file, data)
        return file.stat().st_mtime_ns
