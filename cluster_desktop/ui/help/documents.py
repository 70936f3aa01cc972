"""What the notice and the form say, as pages: what to hand in, the notice, the clauses, the standard."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cluster_desktop.forms.clauses import Clause, clauses_for, load_clauses
from cluster_desktop.forms.clauses.served import Served, items_of
from cluster_desktop.forms.loader import load_standard
from cluster_desktop.ui.help.leaves import Block, Leaf, Link
from cluster_desktop.ui.help.services import served
from cluster_desktop.ui.paper.names import heading_of
from cluster_desktop.ui.shell.notice_panel import facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.forms.fields import Field, FieldIndex
    from cluster_desktop.forms.model import Edition, Notice, Standard

RULES = "通知和填报说明"
FIELD = "当前栏目"
HAND_IN, NOTICE, INSTRUCTIONS, STANDARD = "hand-in", "notice", "instructions", "standard"

_CLAUSE = "填报说明"
_STANDARD_PLACE = "认定标准"
_TO_EVIDENCE = Block("text", "", links=(Link("看佐证材料还缺哪些 ›", "page:evidence"),))
_MOST_LINKS = 8
"""A sentence about more questions than these is about the form as a whole."""


class Documents:
    """The pages about one draft's form and notice; each sentence leads to the questions that it is about."""

    def __init__(self, index: FieldIndex, notice: Notice) -> None:
        self._index = index
        self._notice = notice
        self._served = Served(index.edition, notice)
        self._order = {item.key: place for place, item in enumerate(index.edition.items())}

    def leaves(self) -> tuple[Leaf, ...]:
        """What is to be handed in, the notice, the clauses of the form, the standard where there is one."""
        own = [clause for clause in load_clauses(self._notice.id) if clause.edition is None]
        standard = [clause for clause in own if clause.place.startswith(_STANDARD_PLACE)]
        letter = [clause for clause in own if not clause.place.startswith(_STANDARD_PLACE)]
        leaves = [
            Leaf(HAND_IN, RULES, "报送要求和材料清单", (*handing_in(self._notice), _TO_EVIDENCE)),
            Leaf(NOTICE, RULES, "通知原文", tuple(self._by_place(letter, self._notice.title))),
            Leaf(INSTRUCTIONS, RULES, _CLAUSE, tuple(self._instructions(self._index.edition))),
        ]
        if standard:
            leaves.append(Leaf(STANDARD, RULES, _STANDARD_PLACE, tuple(self._by_place(standard, ""))))
        elif self._notice.standard:
            known = load_standard(self._notice.standard)
            leaves.append(Leaf(STANDARD, RULES, _STANDARD_PLACE, tuple(standard_blocks(known))))
        return tuple(leaves)

    def field_leaf(self, field: Field) -> Leaf:
        """All that the documents say of one question of the form, and what serves each sentence."""
        edition = self._index.edition
        title = heading_of(field, self._index)
        item = self._index.item(field.key)
        here = set(load_clauses(self._notice.id))
        found = [clause for clause in dict.fromkeys(clauses_for(edition.id, field.key)) if clause in here]
        said = [clause for clause in found if clause.text.strip("：: ") != title]
        cited = [clause for clause in said if item is not None and clause.place == item.clause]
        rest = [clause for clause in said if clause not in cited]
        blocks = [*self._by_place(cited, "", links=False), *self._by_place(rest, "", links=False)]
        if not blocks:
            blocks = [Block("text", "填报说明和通知对这一栏没有另外的要求，按栏目的文字填写。")]
        back = Block("text", "", links=(Link("‹ 回到表上这一栏", f"path:{field.path}"),))
        return Leaf(f"field/{field.key}", FIELD, title, (back, *blocks))

    def _by_place(self, clauses: list[Clause], title: str, *, links: bool = True) -> Iterator[Block]:
        """The sentences under the places where they stand, each with what serves it."""
        if title:
            yield Block("text", title)
        for place, found in groupby(clauses, key=lambda clause: clause.place):
            yield Block("heading", place, anchor=place)
            for clause in found:
                yield Block("text", clause.text)
                words = served(clause.served_by)
                to = self._links(items_of(clause.served_by, self._served)) if links else ()
                if words or to:
                    yield Block("note", f"{words}{' 栏目：' if to else ''}".strip(), links=to)

    def _instructions(self, edition: Edition) -> Iterator[Block]:
        """Each clause of the 填报说明 with the questions that cite it."""
        citing: dict[str, list[str]] = {}
        for item in edition.items():
            if item.clause:
                citing.setdefault(item.clause, []).append(item.key)
        for number, words in enumerate(edition.instructions.clauses, 1):
            place = f"{_CLAUSE} {number}"
            yield Block("heading", f"第 {number} 条", anchor=place)
            yield Block("text", words)
            if to := self._links(citing.get(place, ())):
                yield Block("note", "栏目：", links=to)

    def _links(self, keys: Iterable[str]) -> tuple[Link, ...]:
        """The way to each question, in the order of the form; a row of several years leads to its first."""
        found: dict[str, Link] = {}
        for key in sorted(keys, key=lambda key: self._order.get(key, 0)):
            if fields := self._index.of(key):
                name = heading_of(fields[0], self._index)
                found.setdefault(name, Link(name, f"path:{fields[0].path}"))
        return tuple(found.values()) if len(found) <= _MOST_LINKS else ()


def handing_in(notice: Notice) -> Iterator[Block]:
    """Who is to be sent what, by when, in how many copies, and which documents go with it."""
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
            yield Block("text", f"{line.no}. {line.title}")


def standard_blocks(standard: Standard) -> Iterator[Block]:
    """A 认定标准 as it is printed."""
    yield Block("text", standard.title)
    yield Block("note", standard.version)
    yield Block("text", standard.lead)
    for clause in standard.clauses:
        yield Block("heading", f"{clause.no}、{clause.title}", anchor=f"{_STANDARD_PLACE} {clause.no}")
        yield Block("text", clause.text)


def _quotas(notice: Notice) -> str:
    told: list[str] = []
    for quota in notice.quotas:
        most = f"不超过 {quota.most} 家" if quota.most is not None else ""
        least = f"不少于 {quota.least} 家" if quota.least is not None else ""
        told.append(f"{'、'.join(quota.areas)}：{'，'.join(filter(None, (least, most)))}")
    return "\n".join([*told, *filter(None, (notice.over_quota,))])
