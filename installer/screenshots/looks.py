"""The rounds in which the pictures are taken: the size of the window, its scale, its colours, its type."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """How one round is taken.

    `width` and `height` are those of the window and of the screen that it fills, in pixels before `scale`.
    `suffix` stands behind the names of its pictures; `only` names the pictures of a round that is not whole.
    """

    width: int = 1280
    height: int = 720
    scale: int = 1
    scheme: str = "浅色"
    size: str = "标准"
    suffix: str = ""
    only: frozenset[str] = frozenset()


_SAMPLE = frozenset(
    {"start", "section-2", "section-4", "section-8", "evidence", "lists", "list", "check", "overview"}
    | {"export", "preview", "beside", "receive", "decide", "intake", "settings", "help", "new", "standard"}
)
ROUNDS = (
    Look(),
    Look(scheme="深色", suffix="-dark"),
    Look(scale=2, suffix="-200"),
    Look(1024, 700, suffix="-1024x700", only=_SAMPLE),
    Look(1600, 900, suffix="-1600x900", only=_SAMPLE),
    Look(size="特大", suffix="-large-type", only=_SAMPLE),
)
