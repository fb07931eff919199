"""Calendars in ical.js, which Thunderbird has: it finds the days on which activities are held, and no others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import GOOD, built, copy
from tests.test_occasions import HELD, OVERLAY
from tests.tour.tools import need_tools, node

pytestmark = pytest.mark.xdist_group("tour")


def test_holidays_exceptions_and_changes_are_understood(tmp_path: Path) -> None:
    need_tools()
    root = copy(GOOD, tmp_path)
    shutil.copytree(OVERLAY, root, dirs_exist_ok=True)
    tree = built(root)
    (found,) = node("calendar.js", {"files": [str(tree.root / "calendars/changing-2026.ics")]})
    held = found["held"]
    assert len(held.pop("as-ever@beiyuan")) == 13  # every Saturday, whatever is celebrated
    assert held == {f"{id}@beiyuan": days for id, days in HELD.items()}
