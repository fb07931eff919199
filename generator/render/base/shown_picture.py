"""A picture as a template shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture in a template; all addresses are relative to the page."""

    src: str
    srcset: str  # "" where there is one file only
    sources: tuple[tuple[str, str], ...]  # media type and srcset of formats that are better than that of `src`, the best first
    whole: str  # the largest file
    width: int
    height: int
    alt: str
    caption: str
    credit: str

    @property
    def unsaid(self) -> PictureView:
        """The same for where its words stand already."""
        return replace(self, alt="", caption="", credit="")
