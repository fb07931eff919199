"""Make what has to be made: keys against the live tree, the rest on the workers, bytes into the staging folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.artifact import Artifact, Spoilt, Workshop, key_of
from generator.build.notes import Notes, take_notes
from generator.build.tree import Row
from generator.cache import digest
from generator.frame.policy import breaches
from generator.parallel import Lost, run
from generator.problems import Problem, problem

SECONDS_PER_ARTIFACT = 6.0
Progress = Callable[[int, int], None]


@dataclass
class Batch:
    """What a build came to: a row for every path, notes of every page made anew, breaches of their own policy, the problems met."""

    rows: dict[str, Row] = field(default_factory=dict)
    staged: set[str] = field(default_factory=set)
    notes: dict[str, Notes] = field(default_factory=dict)
    breaches: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def staged_file(staging: Path, path: str) -> Path:
    """Where the bytes for `path` wait until they are published."""
    return staging / hashlib.blake2b(path.encode(), digest_size=12).hexdigest()


def make(
    artifacts: Sequence[Artifact], workshop: Workshop, live: Mapping[str, Row], staging: Path, prefix: str, progress: Progress
) -> Batch:
    """Bring every artifact to a row: those whose key is in `live` are taken over, the others made into `staging`."""
    batch = Batch()
    _refuse_collisions(artifacts, batch)
    if batch.problems:
        return batch
    waiting = sorted(artifacts, key=lambda artifact: bool(artifact.needs))
    while waiting and not batch.problems:
        jobs, waiting = _sorted_out(waiting, workshop.version, live, batch)
        sizes = {path: batch.rows[path].size for job in jobs for path in job.artifact.needs}
        supplied = Workshop(workshop.root, workshop.store, workshop.version, sizes)
        _follow(jobs, supplied, live, staging, prefix, progress, batch)
    return batch


def _sorted_out(artifacts: Sequence[Artifact], version: bytes, live: Mapping[str, Row], batch: Batch) -> tuple[list[_Job], list[Artifact]]:
    """Take over what is live; the jobs that can be done now, and the artifacts that wait for what they need."""
    jobs: list[_Job] = []
    waiting: list[Artifact] = []
    rows = batch.rows
    for artifact in artifacts:
        if (
            artifact.needs and jobs and not jobs[0].artifact.needs
        ):  # those come first; if one fails, nothing that builds on it is worth making
            waiting.append(artifact)
            continue
        key = key_of(artifact, version, [rows[path].content for path in artifact.needs])
        row = live.get(artifact.path)
        if row is not None and row.key == key:
            rows[artifact.path] = row
        else:
            jobs.append(_Job(artifact, key, row.content if row else b""))
    return jobs, waiting


def _refuse_collisions(artifacts: Iterable[Artifact], batch: Batch) -> None:
    """Two artifacts for one path, or a path that another needs as a folder."""
    seen: dict[str, Artifact] = {}
    for artifact in artifacts:
        other = seen.setdefault(artifact.path, artifact)
        if other is not artifact:
            sources = [*artifact.sources, *other.sources, "generator"]
            shown = artifact.path.removesuffix("index.html")
            batch.problems.append(problem("A03", sources[0], 0, 0, value=shown, other=sources[1]))


def _follow(
    jobs: Sequence[_Job],
    workshop: Workshop,
    live: Mapping[str, Row],
    staging: Path,
    prefix: str,
    progress: Progress,
    batch: Batch,
) -> None:
    """Do the jobs on the workers and take home what they made."""
    work = _Making(workshop, staging, prefix)
    for done, (index, result) in enumerate(run(work, jobs, SECONDS_PER_ARTIFACT), 1):
        job = jobs[index]
        if isinstance(result, Lost):
            batch.problems.append(problem("M12", (*job.artifact.sources, "generator")[0]))
        elif isinstance(result, Problem):
            batch.problems.append(result)
        else:
            _take_home(job, result, live, workshop, batch)
        progress(done, len(jobs))


@dataclass(frozen=True, slots=True)
class _Job:
    artifact: Artifact
    key: bytes
    content: bytes  # digest of the bytes that are live now


@dataclass(frozen=True, slots=True)
class _Product:
    content: bytes
    size: int
    mtime: int  # 0 if the bytes are those that are live
    notes: Notes | None
    breaches: list[str]
    kept: list[tuple[bytes, bytes]]


def _take_home(job: _Job, product: _Product, live: Mapping[str, Row], workshop: Workshop, batch: Batch) -> None:
    path = job.artifact.path
    workshop.store.put_all(product.kept)
    if product.mtime:
        batch.staged.add(path)
    mtime = product.mtime or live[path].mtime
    batch.rows[path] = Row(job.key, product.content, product.size, mtime)
    if product.notes:
        batch.notes[path] = product.notes
    if product.breaches:
        batch.breaches[path] = product.breaches


@dataclass(frozen=True)
class _Making:
    """The work of a worker: follow the recipe, put the bytes down, note what the page says of itself."""

    workshop: Workshop
    staging: Path
    prefix: str

    def __call__(self, job: _Job) -> _Product | Problem:
        artifact = job.artifact
        try:
            data = artifact.recipe(self.workshop, *[each.value for each in artifact.inputs])
        except Spoilt as spoilt:
            return problem(spoilt.code, spoilt.source)
        content = digest(data)
        mtime = 0
        if content != job.content:
            file = staged_file(self.staging, artifact.path)
            file.write_bytes(data)
            mtime = file.stat().st_mtime_ns
        page = data.decode() if artifact.path.endswith(".html") else ""
        notes = take_notes(artifact.path, page, self.prefix) if page else None
        return _Product(content, len(data), mtime, notes, list(breaches(page)) if page else [], self.workshop.store.taken())
