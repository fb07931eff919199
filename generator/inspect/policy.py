"""Every page keeps the policy that it gives itself: one policy, the right hashes, nothing that it forbids."""

from __future__ import annotations

from generator.build.make import Batch
from generator.inspect.defect import Defect


def inspect_policy(batch: Batch) -> None:
    """Raises Defect for a page made anew whose policy is missing or wrong, or that has what it forbids."""
    for path, found in batch.breaches.items():
        raise Defect(f"{path}: against the page's own policy: {found[0]}")
