"""`use-blank` and `readback`: Word files that come from outside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.cli.author import author_of
from cluster_desktop.cli.inputs import read_bytes
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.form import check_blank, official_blank
from cluster_desktop.documents.readback import Difference, differences, read_back
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.official_blank import (
    drop_official_blank,
    keep_official_blank,
    official_blank_of,
)
from cluster_desktop.errors import ClusterError
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    import argparse

    from cluster_desktop.cli.console import Console
    from cluster_desktop.cli.registry import Commands
    from cluster_desktop.documents.readback import ReadBack
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Value


def register(commands: Commands) -> None:
    """Add the arguments of the commands of this module."""
    use = commands["use-blank"]
    use.add_argument("file", type=Path, metavar="草稿.jqsb")
    use.add_argument("blank", type=Path, nargs="?", metavar="空白表.docx", help="不写时改回自带的空白表")
    use.set_defaults(run=_use_blank)
    back = commands["readback"]
    back.add_argument("file", type=Path, metavar="草稿.jqsb")
    back.add_argument("edited", type=Path, metavar="申报表.docx")
    back.add_argument("--apply", action="store_true", help="写入草稿；不写时只列出")
    back.set_defaults(run=_readback)
    for command in (use, back):
        command.add_argument("--author", default=None, metavar="姓名", help="记在修改记录里的填写人")


def read_official_blank(path: Path, edition: Edition) -> bytes:
    """An official blank that every answer of the edition has a place in.

    Raises:
        ClusterError: it cannot be read, or has no place for some; the message names them all.
    """
    data = read_bytes(path)
    problems = check_blank(data, edition, FontBook())
    if problems:
        told = "；".join(problems)
        raise ClusterError(f"这份空白表不能使用，对不上的有 {len(problems)} 处：{told}", where=str(path))
    return data


def _use_blank(options: argparse.Namespace, console: Console) -> int:
    author = author_of(options)
    with Draft.open(options.file) as draft:
        if options.blank is None:
            drop_official_blank(draft, author)
        else:
            data = read_official_blank(options.blank, load_edition(draft.edition))
            keep_official_blank(draft, data, options.blank.name, author)
        used = official_blank_of(draft)
    told = f"已改用 {used.file_name}" if used is not None else "已改回自带的空白表"
    console.result({"official_blank": used.file_name if used is not None else None}, [told])
    return 0


def _readback(options: argparse.Namespace, console: Console) -> int:
    with Draft.open(options.file, read_only=not options.apply) as draft:
        edition = load_edition(draft.edition)
        used = official_blank_of(draft)
        template = official_blank(edition) if used is None else used.data
        back = _read_back(options.edited, template, edition)
        changes = differences(draft.answers(), back, edition)
        if options.apply:
            draft.set_many({change.path: change.new for change in changes}, author_of(options))
    for place in back.unread:
        console.progress(" ".join(place.split()))
    data = {"changes": [{"path": one.path, "old": one.old, "new": one.new} for one in changes]}
    console.result(data, [_told(change) for change in changes] or ["没有改动"])
    return 1 if back.unread else 0


def _read_back(path: Path, template: bytes, edition: Edition) -> ReadBack:
    """What a Word file says; raises `ClusterError`, with its name, for one that is not the form."""
    try:
        return read_back(read_bytes(path), template, edition)
    except ClusterError as error:
        raise ClusterError(error.message, where=error.where or str(path)) from error


def _told(change: Difference) -> str:
    return f"{change.path}：{_said(change.old)} → {_said(change.new)}"


def _said(value: Value | None) -> str:
    return "空" if value is None else str(value)
