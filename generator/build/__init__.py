"""Artifacts to a published tree: what is not in the live tree is made, the whole is checked, then swapped in."""
