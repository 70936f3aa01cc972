"""`summary`: the city's 推荐汇总表 over many drafts."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.delivery.summary import make_summary
from cluster_desktop.documents.fonts import FontBook

if TYPE_CHECKING:
    import argparse

    from cluster_desktop.cli.console import Console
    from cluster_desktop.cli.registry import Commands

_LEVELS = {"error": "错误", "warning": "提醒", "hint": "提示"}


def register(commands: Commands) -> None:
    """Add the arguments of the command of this module."""
    summary = commands["summary"]
    summary.add_argument("files", nargs="+", type=Path, metavar="草稿.jqsb")
    summary.add_argument("--notice", required=True, metavar="通知")
    summary.add_argument("--out", type=Path, required=True, metavar="文件夹")
    summary.add_argument("--force", action="store_true", help="覆盖已有文件")
    summary.set_defaults(run=_summary)


def _summary(options: argparse.Namespace, console: Console) -> int:
    made = make_summary(options.notice, options.files, options.out, fonts=FontBook(), force=options.force)
    data = {
        "files": [asdict(file) for file in made.files],
        "findings": [asdict(finding) for finding in made.findings],
    }
    told = (
        "  ".join(filter(None, (_LEVELS[finding.level], finding.file, finding.message)))
        for finding in made.findings
    )
    console.result(data, [*(file.path for file in made.files), *told])
    return 1 if any(finding.level == "error" for finding in made.findings) else 0
