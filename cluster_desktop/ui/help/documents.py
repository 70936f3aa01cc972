"""What the notice and the form say, as pages: what is to be handed in, the notice, the 填报说明, the standard."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cluster_desktop.forms.clauses import Clause, clauses_for, load_clauses
from cluster_desktop.ui.help.leaves import Block, Leaf
from cluster_desktop.ui.help.services import served
from cluster_desktop.ui.shell.notice_panel import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.forms.model import AnyItem, Edition, Notice

RULES = "通知和填报说明"
FIELD = "当前栏目"
HAND_IN, NOTICE, INSTRUCTIONS, STANDARD = "hand-in", "notice", "instructions", "standard"

_CLAUSE = "填报说明"
_STANDARD_PLACE = "认定标准"


def document_leaves(edition: Edition, notice: Notice) -> tuple[Leaf, ...]:
    """The pages about one draft's form and notice."""
    clauses = load_clauses(notice.id)
    own = [clause for clause in clauses if clause.edition is None]
    standard = [clause for clause in own if clause.place.startswith(_STANDARD_PLACE)]
    letter = [clause for clause in own if not clause.place.startswith(_STANDARD_PLACE)]
    leaves = [
        Leaf(HAND_IN, RULES, "报送要求", tuple(_handing_in(notice))),
        Leaf(NOTICE, RULES, "通知原文", tuple(_by_place(letter, notice.title))),
        Leaf(INSTRUCTIONS, RULES, _CLAUSE, tuple(_instructions(edition))),
    ]
    if standard:
        leaves.append(Leaf(STANDARD, RULES, _STANDARD_PLACE, tuple(_by_place(standard, ""))))
    return tuple(leaves)


def field_leaf(edition: Edition, item: AnyItem | None, title: str) -> Leaf:
    """All that the documents say of one question of the form, and what serves each sentence."""
    key = item.key if item is not None else ""
    found = clauses_for(edition.id, key) if item is not None else ()
    said = [clause for clause in found if clause.text.strip("：: ") != title]
    cited = [clause for clause in said if item is not None and clause.place == item.clause]
    rest = [clause for clause in said if clause not in cited]
    blocks = [*_by_place(cited, ""), *_by_place(rest, "")]
    if not blocks:
        blocks = [Block("text", "填报说明和通知对这一栏没有另外的要求，按栏目的文字填写。")]
    return Leaf(f"field/{key}", FIELD, title, tuple(blocks))


def _handing_in(notice: Notice) -> Iterator[Block]:
    yield Block("text", notice.title)
    yield Block("note", " · ".join(filter(None, (notice.issuer, notice.number, notice.date))))
    told = [*facts(notice), ("光盘", f"{notice.discs} 张" if notice.discs else "")]
    told += [("光盘标注", notice.disc_name), ("逾期", notice.late), ("推荐名额", _quotas(notice))]
    told += [("装订成册", notice.book.binding if notice.book is not None else "")]
    told += [("联系方式", "\n".join(notice.contacts))]
    for name, words in told:
        if words:
            yield Block("pair", words, lead=name)
    if notice.evidence:
        yield Block("heading", notice.evidence_title)
        if notice.evidence_lead:
            yield Block("text", notice.evidence_lead)
        for line in notice.evidence:
            yield Block("item", f"{line.no}. {line.title}")


def _quotas(notice: Notice) -> str:
    told: list[str] = []
    for quota in notice.quotas:
        most = f"不超过 {quota.most} 家" if quota.most is not None else ""
        least = f"不少于 {quota.least} 家" if quota.least is not None else ""
        told.append(f"{'、'.join(quota.areas)}：{'，'.join(filter(None, (least, most)))}")
    return "\n".join([*told, *filter(None, (notice.over_quota,))])


def _by_place(clauses: list[Clause], title: str) -> Iterator[Block]:
    """The sentences under the places where they stand, each with what serves it."""
    if title:
        yield Block("text", title)
    for place, found in groupby(clauses, key=lambda clause: clause.place):
        yield Block("heading", place, anchor=place)
        for clause in found:
            yield Block("text", clause.text)
            if words := served(clause.served_by):
                yield Block("note", words)


def _instructions(edition: Edition) -> Iterator[Block]:
    """Each clause of the 填报说明 with the questions that cite it."""
    citing: dict[str, list[str]] = {}
    for item in edition.items():
        if item.clause and (label := getattr(item, "label", "")):
            citing.setdefault(item.clause, []).append(label.rstrip("：:"))
    for number, words in enumerate(edition.instructions.clauses, 1):
        place = f"{_CLAUSE} {number}"
        yield Block("heading", place, anchor=place)
        yield Block("text", words)
        if labels := citing.get(place):
            yield Block("note", f"用于：{'、'.join(dict.fromkeys(labels))}")
