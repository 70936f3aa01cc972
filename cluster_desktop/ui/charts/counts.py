"""How far the whole application is, as counts: answers, findings by level, evidence by state."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.ui.session.standing import wrong_of
from cluster_desktop.ui.shell.route import CHECK, EVIDENCE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.requirements import Requirement
    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.session.standing import Standing

_LEVELS = (("error", "错误", "error"), ("warning", "提醒", "warning"))
_STATES = (
    ("attached", "已备", "done"),
    ("missing", "缺", "error"),
    ("unreadable", "无法读取", "warning"),
)


@dataclass(frozen=True)
class Share:
    """So many of the whole, with their words and the token of their colour."""

    words: str
    count: int
    tone: str


@dataclass(frozen=True)
class Count:
    """A whole in its shares; `page` is where one sees them, empty where it is whatever comes next."""

    title: str
    figure: str
    shares: tuple[Share, ...]
    page: str

    @property
    def told(self) -> str:
        """The shares in words."""
        return " · ".join(f"{share.words} {share.count}" for share in self.shares if share.count)


def counts_of(session: Session) -> tuple[Count, ...]:
    """Answers, findings and evidence of a draft."""
    wrong = wrong_of(session.index, session.findings)
    answers = _answers(session.standings.values())
    return (answers, _findings(wrong, answers), _evidence(session.requirements))


def _answers(standings: Iterable[Standing]) -> Count:
    parts = list(standings)
    items, filled = sum(each.items for each in parts), sum(each.filled for each in parts)
    tone = "done" if filled == items else "accent"
    shares = (Share("已填", filled, tone), Share("未填", items - filled, "quiet"))
    return Count("栏目", f"{filled} / {items}", shares, "")


def _findings(found: Iterable[Finding], answers: Count) -> Count:
    """What is wrong; what is merely empty, or not proved, is counted beside it."""
    levels = Counter(each.level for each in found)
    shares = tuple(Share(words, levels[level], tone) for level, words, tone in _LEVELS)
    total = sum(share.count for share in shares)
    none = "没有问题" if not answers.shares[1].count else "暂时没有"
    return Count("问题", str(total) if total else none, shares, CHECK)


def _evidence(demands: Iterable[Requirement]) -> Count:
    states = Counter(each.state for each in demands if each.state != "unneeded")
    shares = tuple(Share(words, states[state], tone) for state, words, tone in _STATES)
    total = sum(share.count for share in shares)
    figure = f"{states['attached']} / {total}" if total else "还没有要求"
    return Count("佐证材料", figure, shares, EVIDENCE)
