"""The store after a build: what nothing can be made of any more is forgotten, and what must not stay."""

from __future__ import annotations

from pathlib import Path

from generator.cache import keep_sealed, read_sealed
from generator.frame import claim
from generator.judging import Content
from generator.load.entries import Loaded
from generator.markdown.html import Html
from generator.media.encoding import EncodedPicture
from generator.media.lines import ColouringLines
from generator.media.panels import FoundPanels
from generator.model.site import Site
from generator.render.base.drawn import Drawings
from generator.render.base.segmenting import Phrases
from generator.render.everything import search_claims
from generator.store import Store

_HIDDEN = "hidden"  # in the cache: of whom nothing is in the store


def tidy(folder: Path, store: Store, content: Content, site: Site, shown: Site) -> None:
    """Let the store forget what was made of texts and pictures that are not there any more, and what the site, as it is `shown`, has not
    since somebody departed: once, for nothing is made of that any more.
    """
    hidden, kept = site.veil.digest, read_sealed(folder / _HIDDEN, b"")
    entries = [entry for found in shown.entries.values() for entry in found.values()] if hidden else content.entries
    is_hidden_anew = bool(hidden) and kept != hidden  # what the search keeps has words of all texts, and is kept for no single one
    if content.changes.has_gone or content.changes.is_all or is_hidden_anew:
        own = {path for entry in entries for path in entry.pictures} if hidden else content.pictures.keys()
        texts = [Html(entry).claim() for entry in entries if entry.body_line]
        pictures = [EncodedPicture(facts, ()).claim() for path, facts in content.pictures.items() if path in own]
        panels = [each.claim() for facts in content.pictures.values() for each in (FoundPanels(facts, 0), ColouringLines(facts))]
        words = () if is_hidden_anew else search_claims()
        store.sweep([*texts, *pictures, *panels, Phrases("").claim(), Drawings(()).claim(), *words, claim(shown.settings)])
    else:
        store.forget(Html(row.entry).key() for row in content.changes.edited if isinstance(row, Loaded) and row.entry)
    if hidden or kept:
        keep_sealed(folder / _HIDDEN, hidden, b"")
