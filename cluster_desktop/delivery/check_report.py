"""The check report: what is wrong with an application, what was kept and why, what evidence it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.tables import Column, Grid, Heading, Text, paper
from cluster_desktop.forms.demands import KIND_WORDS
from cluster_desktop.forms.fields import FieldIndex

if TYPE_CHECKING:
    from cluster_desktop.documents.tables import Block
    from cluster_desktop.evidence.assessment import Assessment
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.keeping import KeptFinding
    from cluster_desktop.forms.model import Level
    from cluster_desktop.forms.requirements import State
    from cluster_desktop.forms.thresholds import Verdict

_LEVELS: dict[Level, str] = {"error": "错误", "warning": "提醒", "hint": "提示"}
_VERDICTS = {"met": "符合", "not_met": "不符合", "unknown": "待审核人判断"}
_STATES: dict[State, str] = {"missing": "缺", "unreadable": "无法读取", "attached": "已备"}
_FINDINGS = (Column("序号", 1.2, "center"), Column("位置", 3.6), Column("问题", 7.4), Column("依据", 3.2))
_KEPT = (Column("序号", 1.2, "center"), Column("位置", 3.2), Column("问题", 6.4), Column("保留理由", 4.6))
_STANDARD = (Column("结论", 2.2, "center"), Column("认定标准", 5.6), Column("依据的数据和理解", 7.6))
_EVIDENCE = (Column("状态", 2.2, "center"), Column("种类", 2.2, "center"), Column("栏目、勾选项", 11.0))


def check_report(assessment: Assessment, code: str) -> bytes:
    """The report as a Word file; `code` is the check code of what was judged."""
    blocks: list[Block] = [Text(f"集群名称：{assessment.answers.get('cluster_name', '')}")]
    counts = "，".join(f"{words}{assessment.count(level)}条" for level, words in _LEVELS.items())
    blocks.append(Text(f"检查结果：{counts}。"))
    blocks.append(Text(f"校验码：{code}"))
    fields = FieldIndex(assessment.edition)
    for level, words in _LEVELS.items():
        found = [finding for finding in assessment.findings if finding.level == level]
        if found:
            blocks += [Heading(words), Grid(columns=_FINDINGS, rows=_finding_rows(found, fields))]
    if assessment.kept:
        blocks += [Heading("保留的提醒"), Grid(columns=_KEPT, rows=_kept_rows(assessment.kept, fields))]
    if assessment.verdicts:
        blocks += [
            Heading("与认定标准对照"),
            Grid(columns=_STANDARD, rows=_verdict_rows(assessment.verdicts)),
        ]
    rows = [
        [words, KIND_WORDS[one.kind], one.title]
        for state, words in _STATES.items()
        for one in assessment.requirements
        if one.state == state
    ]
    if rows:
        blocks += [Heading("佐证材料"), Grid(columns=_EVIDENCE, rows=rows)]
    return paper("检查报告", blocks)


def _finding_rows(findings: list[Finding], fields: FieldIndex) -> list[list[str]]:
    return [
        [str(number), _place(finding, fields), finding.message, finding.clause]
        for number, finding in enumerate(findings, 1)
    ]


def _kept_rows(kept: tuple[KeptFinding, ...], fields: FieldIndex) -> list[list[str]]:
    return [
        [str(number), _place(one.finding, fields), one.finding.message, one.reason]
        for number, one in enumerate(kept, 1)
    ]


def _verdict_rows(verdicts: tuple[Verdict, ...]) -> list[list[str]]:
    return [
        [_VERDICTS[one.state], f"{one.clause}：{one.text}", f"{one.figures}。{one.reading}"]
        for one in verdicts
    ]


def _place(finding: Finding, fields: FieldIndex) -> str:
    field = fields.find(finding.paths[0]) if finding.paths else None
    return f"{field.section}、{field.name}" if field else ""
