"""Two long texts side by side: cut to where they differ."""

from __future__ import annotations

_BEFORE = 12
_LONGEST = 120


def around_the_difference(old: str, new: str) -> tuple[str, str]:
    """Both texts, those of more than 120 characters cut to the place where they begin to differ."""
    if max(len(old), len(new)) <= _LONGEST:
        return old, new
    pairs = enumerate(zip(old, new, strict=False))
    differ = next((number for number, (one, other) in pairs if one != other), min(len(old), len(new)))
    start = max(0, differ - _BEFORE)
    return _excerpt(old, start), _excerpt(new, start)


def _excerpt(words: str, start: int) -> str:
    end = start + _LONGEST
    before, after = "…" if start else "", "…" if len(words) > end else ""
    return f"{before}{words[start:end]}{after}"
