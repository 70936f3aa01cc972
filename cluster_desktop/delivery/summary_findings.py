"""What is wrong with a summary: against the notice, between its rows, and within the drafts themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cluster_desktop.delivery.summary_row import SummaryRow
    from cluster_desktop.forms.model import Level, Notice, SummaryTable


@dataclass(frozen=True, slots=True)
class SummaryFinding:
    """A finding about the summary: its level, the file that it concerns (empty for all), and what it says."""

    level: Level
    file: str
    message: str


def table_findings(
    notice: Notice, table: SummaryTable, rows: Sequence[SummaryRow]
) -> Iterator[SummaryFinding]:
    """What the rows say against the notice and against one another."""
    yield from _over_quota(notice, table, len(rows))
    if table.doubt:
        yield SummaryFinding("hint", "", table.doubt)
    for cluster, count in Counter(row.cluster for row in rows if row.cluster).items():
        if count > 1:
            files = "、".join(row.source for row in rows if row.cluster == cluster)
            yield SummaryFinding("error", "", f"“{cluster}”出现了 {count} 次（{files}）。每个集群只保留一份")
    if notice.one_per_field:
        for industry, count in Counter(row.industry for row in rows if row.industry).items():
            if count > 1:
                words = f"主导产业“{industry}”有 {count} 个集群，通知要求每个细分领域推荐 1 个"
                yield SummaryFinding("warning", "", words)
    for row in rows:
        yield from _row_findings(table, row)


def _over_quota(notice: Notice, table: SummaryTable, count: int) -> Iterator[SummaryFinding]:
    for quota in notice.quotas:
        if quota.editions and table.edition not in quota.editions:
            continue
        areas = "、".join(quota.areas)
        if quota.most is not None and count > quota.most:
            late = f"，{notice.over_quota}" if notice.over_quota else ""
            words = f"通知规定{areas}推荐不超过 {quota.most} 个，表中有 {count} 个{late}"
            yield SummaryFinding("warning", "", words)
        if quota.least is not None and count < quota.least:
            words = f"通知规定{areas}推荐不少于 {quota.least} 个，表中有 {count} 个"
            yield SummaryFinding("warning", "", words)


def _row_findings(table: SummaryTable, row: SummaryRow) -> Iterator[SummaryFinding]:
    if table.max_chars is not None and len(row.intro) > table.max_chars:
        length, most = len(row.intro), table.max_chars
        words = f"集群简介有 {length} 字，超过 {most} 字，需删减 {length - most} 字"
        yield SummaryFinding("error", row.source, words)
    if not row.given:
        words = "集群简介由申报表的数据写成，没有产业链条描述、行业地位和荣誉称号，需在 Excel 中补充"
        yield SummaryFinding("hint", row.source, words)
    empty = [name for name, text in (("主导产业", row.industry), ("集群成立时间", row.founded)) if not text]
    if empty:
        yield SummaryFinding("warning", row.source, f"{'、'.join(empty)}在申报表中没有，需在汇总表中填写")
