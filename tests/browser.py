"""What tests of a real browser share: Debian's chromium without a window, at pages served to this machine alone."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.conftest import tool

QUIET = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync"


def browse(profile: Path, url: str, *options: str) -> str:
    """What chromium writes to standard output when it opens `url` with `options`; `profile` is a folder of its own."""
    command = [tool("chromium"), *QUIET.split(), f"--user-data-dir={profile}", *options, url]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=60).stdout
