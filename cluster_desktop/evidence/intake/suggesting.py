"""Which requirement a file may serve, told from its name; silent where the name does not say."""

from __future__ import annotations

import re
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from cluster_desktop.evidence.intake.preparing import title_of
from cluster_desktop.evidence.intake.suggest_words import IN_THE_FORMS_WORDS, KINDS, LEVELS, TOO_COMMON

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cluster_desktop.forms.requirements import Requirement

SURE = 0.6
"""The score from which the first suggestion may be taken without asking."""
_LEAST = 0.4
_CLEAR = 0.06
"""By how much the first must be ahead of the second to be offered at all."""
_MOST = 3
_WRONG_LEVEL, _WRONG_KIND = 0.35, 0.6
_PROVED_ALREADY, _NOT_NEEDED = 0.97, 0.94
_LINE = re.compile(r"附件\s*[0-9一二三四五六七八九十]+\s*[-.—_－]\s*([0-9]{1,2})(?![0-9])")
_LINE_AGREES = 1.15
_KIND = re.compile(r"（[^（）]*）$")
_HANZI = re.compile(r"[\u4e00-\u9fff]|[A-Za-z0-9]+")


def suggest(file_name: str, requirements: Sequence[Requirement]) -> list[tuple[str, float]]:
    """The ids of up to three requirements that the file may serve, each with a score up to 1, best first.

    Empty where the name says too little, or as much of one requirement as of another.
    """
    name = title_of(file_name)
    meant = " ".join(
        words for pattern, words in IN_THE_FORMS_WORDS if re.search(pattern, name, re.IGNORECASE)
    )
    texts = {one.id: _pairs(_KIND.sub("", one.title)) for one in requirements}
    weights = _weights(texts.values())
    said, spoken = _pairs(name), _pairs(meant)
    line = _LINE.search(file_name)
    scores = {
        one.id: min(1.0, _likeness(said, spoken, texts[one.id], weights) * _fitness(name, one, line))
        for one in requirements
    }
    best = sorted(scores.items(), key=lambda found: -found[1])[:_MOST]
    if not best or best[0][1] < _LEAST:
        return []
    if len(best) > 1 and best[0][1] - best[1][1] < _CLEAR:
        return []
    return [(id_, round(score, 3)) for id_, score in best if score >= _LEAST]


def _pairs(text: str) -> frozenset[str]:
    """Neighbouring hanzi two by two, and Latin words: what Chinese titles are compared by."""
    signs = _HANZI.findall(text)
    pairs = {first + second for first, second in pairwise(signs)}
    return frozenset(pairs - TOO_COMMON)


def _weights(texts: Iterable[frozenset[str]]) -> dict[str, float]:
    """How much a pair tells: the fewer requirements have it, the more."""
    every = list(texts)
    seen: dict[str, int] = {}
    for text in every:
        for pair in text:
            seen[pair] = seen.get(pair, 0) + 1
    return {pair: log(1 + len(every) / count) for pair, count in seen.items()}


def _likeness(
    said: frozenset[str], spoken: frozenset[str], text: frozenset[str], weights: dict[str, float]
) -> float:
    """The share of the name that the title has, and of the title that the name has, whichever is better."""
    found = sum(weights[pair] for pair in (said | spoken) & text)
    whole = sum(weights[pair] for pair in text)
    told = sum(weights.get(pair, 0.0) for pair in said | spoken)
    if not found or not whole:
        return 0.0
    return 0.5 * found / whole + 0.5 * found / max(told, 8.0)


def _fitness(name: str, requirement: Requirement, line: re.Match[str] | None) -> float:
    fit = 1.0
    kind = next((kind for pattern, kind in KINDS if re.search(pattern, name)), "evidence")
    if kind != requirement.kind:
        fit *= _WRONG_KIND
    level = next((word for pattern, word in LEVELS if re.search(pattern, name)), None)
    printed = next((word for word in ("国家", "省级", "其他") if word in requirement.title[:14]), None)
    if level and printed and level != printed:
        fit *= _WRONG_LEVEL
    if line and requirement.id == f"notice/{int(line[1])}":
        fit *= _LINE_AGREES
    return fit * {"attached": _PROVED_ALREADY, "unneeded": _NOT_NEEDED}.get(requirement.state, 1.0)
