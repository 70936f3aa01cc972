"""What a sentence of a document is."""

from __future__ import annotations

import re

_ENDS = "。；！？"
_CLOSED_BY = "”’）》)"
_BOUNDARY = re.compile(rf"(?<=[{_ENDS}])(?![{_CLOSED_BY}])|(?<=[{_ENDS}][{_CLOSED_BY}])|\n")
_NUMBER = re.compile(r"(?:[0-9]+|[a-g])\.")
_SAME = str.maketrans("（）：，〔〕；", "():,[];")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text: cut at line ends and after 。；！？ with the bracket or mark that closes."""
    return tuple(part for piece in _BOUNDARY.split(text) if (part := piece.strip()))


def sense(text: str) -> str:
    """What two printings of a sentence share: without white space and its number, its marks half-width."""
    bare = re.sub(r"\s", "", text).translate(_SAME)
    return bare[found.end() :] if (found := _NUMBER.match(bare)) else bare
