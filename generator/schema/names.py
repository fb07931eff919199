"""Names that become files and folders, here or on the published site: which of them a system keeps for itself, and how long they may be."""

from __future__ import annotations

import re

MOST_NAME = 100  # characters; systems take 255 bytes, and ours stand in longer names
MOST_ADDRESS = 200  # characters of all folders together

# What Windows takes for a device in every folder, whatever follows the first full stop ("Naming Files, Paths, and Namespaces").
_DEVICE = re.compile(r"(?:con(?:in\$|out\$)?|prn|aux|nul|clock\$|(?:com|lpt)[0-9¹²³])[ ]*(?:[.:].*)?", re.IGNORECASE | re.DOTALL)


def is_device(name: str) -> bool:
    """Whether Windows keeps `name` for a device, so that no file and no folder can bear it."""
    return bool(_DEVICE.fullmatch(name))
