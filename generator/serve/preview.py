"""What builds come to and requests are answered from: the previewed tree, its version, the words of the last build's faults."""

from __future__ import annotations

import html
import re
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

from generator.faults import passes_by_itself
from generator.frame.policy import NOTHING
from generator.problems import MENDABLE
from generator.serve.panel import BESIDE, panel
from generator.serve.stop import Stop, say

OWN = "/__beiyuan/"
KEEP_ALIVE_SECONDS = 10.0
FIRST_PATIENCE_SECONDS = 1.0  # doubled with each try that comes to the same
MOST_PATIENCE_SECONDS = 8.0

_BY_ITSELF = "预览过几秒会自己再试，不用动手。\n"
_CANONICAL = re.compile(r'<link rel="canonical" href="https?://[^/"]+([^"]*)"')


class Preview:
    """The state that builds write and requests read: a version that grows, and the words of the last build's faults."""

    def __init__(self, command: Sequence[str], out: Path, stop: Stop) -> None:
        """Take the build command, the folder that it publishes into, and who may want it to stop."""
        self.command, self.out, self.stop = command, out, stop
        self.version = 0
        self.faults = ""
        self.looked_at: set[str] = set()  # addresses of pages, some of which may go
        self.built = threading.Condition()
        self._patience = FIRST_PATIENCE_SECONDS
        self._next_try: float | None = None

    def build(self) -> None:
        """Build once in a process of its own; its words go to the terminal and, if it failed, into the pages."""
        ended = self.stop.run(self.command)
        if ended is None:
            return
        code, words = ended
        is_passing = code != 0 and passes_by_itself(words)
        self._plan_next_try(is_passing)
        faults = words.rstrip() + "\n" + _BY_ITSELF * is_passing + f"\n{BESIDE}\n" * (MENDABLE in words) if code else ""
        if is_passing and faults == self.faults:
            return  # nothing new to say or to show
        say((faults or words) or "已更新。\n")
        with self.built:
            self.version += 1
            self.faults = faults
            self.built.notify_all()

    def is_due(self) -> bool:
        """Whether it is time to try again what failed for a reason that passes by itself."""
        return self._next_try is not None and time.monotonic() >= self._next_try

    def _plan_next_try(self, is_wanted: bool) -> None:
        if not is_wanted:
            self._next_try, self._patience = None, FIRST_PATIENCE_SECONDS
            return
        self._next_try = time.monotonic() + self._patience
        self._patience = min(2 * self._patience, MOST_PATIENCE_SECONDS)

    def wait_for(self, version: int) -> bool:
        """Wait a while until another build than `version` is there, which may be one of an earlier preview; whether it is."""
        with self.built:
            return self.built.wait_for(lambda: self.version != version, KEEP_ALIVE_SECONDS)

    def prefix(self) -> str:
        """The path under which the site's absolute addresses lie, with "/" at both ends, read from the home page."""
        try:
            match = _CANONICAL.search((self.out / "index.html").read_text("utf-8", "replace"))
        except OSError:
            return "/"
        path = unquote(html.unescape(match.group(1))).strip("/") if match else ""
        return f"/{path}/" if path else "/"

    def dressed(self, page: str, notice: str = "") -> bytes:
        """A page with the reloading script and, above it, the faults, if there are any, and a notice."""
        additions = f'<link rel="stylesheet" href="{OWN}preview.css"><script src="{OWN}preview.js" data-version="{self.version}"></script>'
        faults = panel(self.faults, prefix=self.prefix() if (self.out / "index.html").is_file() else "") if self.faults else ""
        if faults or notice:
            page = re.sub(r"<body[^>]*>", lambda match: match.group() + faults + notice, page, count=1)
        page = page.replace(f"{NOTHING}; script-src", f"{NOTHING}; connect-src 'self'; script-src", 1)  # the events that say when to reload
        return page.replace("</head>", additions + "</head>", 1).encode()
