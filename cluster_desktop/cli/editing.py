"""`set`: write into a draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.cli.author import author_of
from cluster_desktop.cli.inputs import parse_assignments
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    import argparse

    from cluster_desktop.cli.console import Console
    from cluster_desktop.cli.registry import Commands


def register(commands: Commands) -> None:
    """Add the arguments of the command of this module."""
    edit = commands["set"]
    edit.add_argument("file", type=Path, metavar="草稿.jqsb")
    edit.add_argument("answers", nargs="+", metavar="栏目=内容")
    edit.add_argument("--author", default=None, metavar="姓名", help="记在修改记录里的填写人")
    edit.set_defaults(run=_set)


def _set(options: argparse.Namespace, console: Console) -> int:
    with Draft.open(options.file) as draft:
        fields = FieldIndex(load_edition(draft.edition))
        edits = parse_assignments(options.answers, fields)
        author = author_of(options)
        changes: list[dict[str, object]] = []
        for path, value in edits:
            change = draft.set(path, value, author)
            changes.append({"id": change.id if change else None, "path": path, "value": value})
            console.step(path)
    console.result({"changes": changes}, [])
    return 0
