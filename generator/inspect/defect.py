"""What an editor is not to be bothered with."""

from __future__ import annotations


class Defect(Exception):
    """A fault of the program's own: no editor's file can cause it, and none can mend it."""
