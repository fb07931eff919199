"""The theme, rendered once for each section and depth into frames that pages are stamped into."""

from __future__ import annotations

from generator.frame.frameset import FrameSet, claim, frames
from generator.frame.stamping import Frame
from generator.frame.theme_files import ThemeFile

__all__ = ["Frame", "FrameSet", "ThemeFile", "claim", "frames"]
