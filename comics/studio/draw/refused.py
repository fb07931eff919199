"""What stops a drawing: it is not drawn with a fault in it."""

from __future__ import annotations


class Refused(Exception):
    """A drawing that cannot be as its data say; the message names the place and what to do."""
