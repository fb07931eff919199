"""The Content-Security-Policy of a page: composed from what stands in the page, and held against it once it is made.

Content Security Policy Level 3 (W3C). A policy in a `<meta>` cannot carry `frame-ancestors`, `report-uri` or `sandbox` (3.3): those are
for the server's header, see deploy/nginx.conf.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser

# A private-use character, which load refuses in sources; it stands in the frame until the page around it is final.
POLICY_MARK = "\ue015"

NOTHING = "default-src 'none'"
_OURS = ("style-src", "img-src", "font-src", "media-src", "manifest-src")
_OF_FILMS = "media-src"
_FILM = "<video "
_SEARCH = '<div data-search="'  # the page whose script asks for the index of search
_ASKING = (_FILM, _SEARCH)  # in a text "<" is "&lt;"
_META = '<meta http-equiv="Content-Security-Policy" content="'
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
_ADDRESSES = ("href", "src", "action", "formaction", "data", "xlink:href")
# Each begins with plain letters, which is what makes a search quick; our templates write in lower case.
_SUSPECT = tuple(map(re.compile, (r"on(?<=\son)[a-z]+\s*=", r"style(?<=\sstyle)\s*=", "<style", "javascript:")))


def with_policy(page: str) -> str:
    """The page with its policy where the mark stands; the page must not change any more, or its scripts lose their hashes."""
    return page.replace(POLICY_MARK, _policy(page), 1)  # it stands before everything that somebody wrote


def renewed(page: str) -> str:
    """A page stamped into a frame, with the policy that what was put into it asks for: a film, the index of search."""
    if not any(each in page for each in _ASKING):
        return page
    before, _, rest = page.partition(_META)
    return f'{before}{_META}{_policy(page)}"{rest.partition(chr(34))[2]}'


def without_policy(page: bytes) -> bytes:
    """The page with blanks for its policy, as long as before: for a preview that puts an inline script of its own into every page."""
    return re.sub(re.escape(_META).encode() + b'[^"]*">', lambda found: b" " * len(found.group()), page, count=1)


def breaches(page: str) -> Iterator[str]:
    """What a made page has that its policy forbids, or in what the policy is not the one it ought to be; nothing if all is well."""
    policies = [each.partition('"')[0] for each in page.split(_META)[1:]]
    if len(policies) != 1:
        yield f"{len(policies)} policies"
    elif policies[0] != _policy(page):
        yield f"the policy {policies[0]}, where {_policy(page)} is right"
    if any(each.search(page) for each in _SUSPECT):  # hardly any page has even that; words like these in a text are nobody's fault
        yield from _Attributes.faults(page)


def _policy(page: str) -> str:
    hashes = [f"'sha256-{_hash(text)}'" for text in _inline_scripts(page)]
    scripts = " ".join(["script-src 'self'", *dict.fromkeys(hashes)])
    asks = ["connect-src 'self'"] if _SEARCH in page else []
    ours = [name for name in _OURS if name != _OF_FILMS or _FILM in page]
    return "; ".join([NOTHING, *asks, scripts, *(f"{name} 'self'" for name in ours), "form-action 'none'", "base-uri 'none'"])


def _inline_scripts(page: str) -> Iterator[str]:
    """The texts that a browser would execute; JSON for search engines is a data block (HTML standard, 4.12.1)."""
    for attributes, text in _SCRIPT.findall(page):
        if " src=" not in attributes and 'type="application/ld+json"' not in attributes:
            yield text


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


class _Attributes(HTMLParser):
    """Reads tags as a browser does, for those pages in which there is something to look at."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @classmethod
    def faults(cls, page: str) -> list[str]:
        reader = cls()
        reader.feed(page)
        return reader.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "style":
            self.found.append("<style>")
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.found.append(f"<{tag} {name}>")
            elif name in _ADDRESSES and (value or "").lstrip().lower().startswith("javascript:"):
                self.found.append(f"<{tag} {name}={value}>")
