"""A notice: who hands in what, to whom, by when, in how many copies."""

from __future__ import annotations

from typing import Literal

from cluster_desktop.forms.model.base import DemandKind, Frozen, Level

MeasureKind = Literal["figure", "each_year", "sum", "mean_growth", "mean_of_growths", "falling", "answer"]


class NoticeItem(Frozen, frozen=True, kw_only=True):
    """One line of the notice's own list of evidence (Hebei 附件3, Hebi's contents).

    `paths` are the item keys that it documents, the first being where it is shown; with
    `only_if_positive` it is demanded only when one of them says that there is something: a figure above
    0, words other than 无, a tick, or 是.
    """

    no: int
    title: str
    kind: DemandKind
    paths: tuple[str, ...]
    only_if_positive: bool = False
    level: Level = "error"


class Quota(Frozen, frozen=True, kw_only=True):
    """How many recommendations each of these areas makes.

    `editions` limits it to some of the notice's editions (all when empty).
    """

    areas: tuple[str, ...]
    least: int | None = None
    most: int | None = None
    editions: tuple[str, ...] = ()


class SummaryTable(Frozen, frozen=True, kw_only=True):
    """A 推荐汇总表 for the department above: one row a cluster.

    `edition` is the form that it sums up; `head_lines` stand above the table (seal, contact); `hint` is
    printed in the last column, which holds at most `max_chars` 字. `doubt` tells the official what of it
    the notice does not print.
    """

    edition: str
    attachment: str
    title: str
    head_lines: tuple[str, ...]
    columns: tuple[str, ...]
    max_chars: int | None = None
    hint: str = ""
    doubt: str = ""


class OnsiteStatement(Frozen, frozen=True, kw_only=True):
    """The 现场核查符合性说明: `text` as printed, with `blank` where the area is to be put."""

    attachment: str
    title: str
    text: str
    blank: str
    signature_lines: tuple[str, ...]


class StandardClause(Frozen, frozen=True, kw_only=True):
    """One of the eight aspects of a 认定标准: `no` is 一 … 八."""

    no: str
    title: str
    text: str


class Measure(Frozen, frozen=True, kw_only=True):
    """How an indicator is measured on the form, by the figures or answers of `items`.

    `figure`: of the last year; `each_year`: of every year; `sum`: of all items, last year;
    `mean_growth`: geometric, of the items' product from the first year to the last; `mean_of_growths`:
    geometric, of the yearly growths; `falling`: each year below the one before; `answer`: one that bars
    nothing.  `reading` tells what the standard leaves open and how it is read here.
    """

    kind: MeasureKind
    items: tuple[str, ...]
    above: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    reading: str = ""


class Indicator(Frozen, frozen=True, kw_only=True):
    """One thing that a standard asks for: `no` is its clause, `text` the words of the standard.

    Met by any of its `measures`; without any, the form does not tell and a person must judge.
    """

    id: str
    no: str
    text: str
    measures: tuple[Measure, ...] = ()


class Standard(Frozen, frozen=True, kw_only=True):
    """A 认定标准: what a cluster must be to be recognised, as printed, and what of it the form tells."""

    id: str
    title: str
    version: str = ""
    lead: str = ""
    clauses: tuple[StandardClause, ...] = ()
    indicators: tuple[Indicator, ...] = ()


class Book(Frozen, frozen=True, kw_only=True):
    """The one bound book that a notice asks for instead of form and evidence apart (Hebi 附件3).

    `cover` are the printed lines below the title; `first_parts` the parts of its contents that come before
    the lines of the notice's own evidence list, whose numbers follow on; `binding` how it is to be bound.
    """

    title: str
    cover: tuple[str, ...]
    contents_title: str
    first_parts: tuple[str, ...]
    binding: str


class Notice(Frozen, frozen=True, kw_only=True):
    """A call for applications: who submits what, to whom, by when, in how many copies.

    `date` is as exact as the document has it (`2025` where it prints only the year); `number` its 文号;
    `late` what becomes of a late application and `over_quota` of one too many; `copies` on paper, `discs`
    beside them, `disc_name` what is to be written on a disc, with `{县}`; `bound_apart` whether form
    and evidence are bound each for itself, None where the notice does not say; `one_per_field` that
    each 细分领域 has one cluster; `standard` the 认定标准 that it applies.
    """

    id: str
    title: str
    issuer: str
    date: str
    number: str = ""
    editions: tuple[str, ...]
    deadline: str
    late: str = ""
    receiver: str
    copies: int
    discs: int = 0
    disc_name: str = ""
    bound_apart: bool | None = None
    electronic: str = ""
    email: str | None = None
    email_subject: str | None = None
    quotas: tuple[Quota, ...] = ()
    over_quota: str = ""
    one_per_field: bool = False
    contacts: tuple[str, ...] = ()
    standard: str | None = None
    evidence_title: str = "佐证材料清单"
    evidence_lead: str = ""
    evidence: tuple[NoticeItem, ...] = ()
    summaries: tuple[SummaryTable, ...] = ()
    onsite_statement: OnsiteStatement | None = None
    book: Book | None = None

    def contents(self) -> tuple[str, ...]:
        """The printed contents of the book, in order, without their numbers; empty where there is none."""
        if self.book is None:
            return ()
        return (*self.book.first_parts, *(line.title for line in self.evidence))
