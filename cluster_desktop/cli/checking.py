"""`check` and `requirements`: what is wrong with a draft, and what evidence it needs."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.assessment import Assessment, assess

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from cluster_desktop.cli.console import Console
    from cluster_desktop.cli.registry import Commands

LEVELS = {"error": "错误", "warning": "提醒", "hint": "提示"}
STATES = {"missing": "缺", "attached": "已备", "unreadable": "无法读取", "unneeded": "不需要"}
VERDICTS = {"met": "符合标准", "not_met": "不符合标准", "unknown": "待审核人判断"}
KINDS = {"evidence": "佐证材料", "list": "清单", "formula": "计算公式", "statement": "情况说明"}


def register(commands: Commands) -> None:
    """Add the arguments of the commands of this module."""
    for name, run in (("check", _check), ("requirements", _requirements)):
        command = commands[name]
        command.add_argument("file", type=Path, metavar="草稿.jqsb")
        command.add_argument("--notice", metavar="通知", help="按哪个通知；不写时按草稿所属的通知")
        command.set_defaults(run=run)


def _check(options: argparse.Namespace, console: Console) -> int:
    with Draft.open(options.file, read_only=True) as draft:
        assessment = assess(draft, options.notice)
    counts = {level: assessment.count(level) for level in LEVELS}  # type: ignore[arg-type]
    data = {
        "counts": counts,
        "findings": [asdict(finding) for finding in assessment.findings],
        "kept": [asdict(kept) for kept in assessment.kept],
        "standard": [asdict(verdict) for verdict in assessment.verdicts],
    }
    console.result(data, _told(assessment, counts))
    return 1 if counts["error"] else 0


def _told(assessment: Assessment, counts: dict[str, int]) -> Iterator[str]:
    yield "，".join(f"{LEVELS[level]} {number} 条" for level, number in counts.items())
    for finding in assessment.findings:
        yield f"{LEVELS[finding.level]}  {finding.message}（{finding.clause}）  {'、'.join(finding.paths)}"
    for kept in assessment.kept:
        yield f"已保留  {kept.finding.message}  理由：{kept.reason}"
    for verdict in assessment.verdicts:
        yield f"{VERDICTS[verdict.state]}  {verdict.clause}：{verdict.text}（{verdict.figures}）"


def _requirements(options: argparse.Namespace, console: Console) -> int:
    with Draft.open(options.file, read_only=True) as draft:
        found = assess(draft, options.notice).requirements
    data = [
        {
            "id": one.id,
            "path": one.path,
            "title": one.title,
            "kind": one.kind,
            "state": one.state,
            "evidence": list(one.evidence),
        }
        for one in found
    ]
    lines = (f"{STATES[one.state]}  {KINDS[one.kind]}  {one.title}  {one.id}" for one in found)
    console.result(data, lines)
    return 0
