"""`carry`: another edition is begun from a draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.cli.author import author_of
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.carrying import carry
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from cluster_desktop.cli.console import Console
    from cluster_desktop.cli.registry import Commands
    from cluster_desktop.evidence.carrying import Carried


def register(commands: Commands) -> None:
    """Add the arguments of the command of this module."""
    command = commands["carry"]
    command.add_argument("file", type=Path, metavar="草稿.jqsb")
    command.add_argument("edition", metavar="申报表")
    command.add_argument("--out", type=Path, required=True, metavar="新草稿.jqsb")
    command.add_argument("--force", action="store_true", help="覆盖已有文件")
    command.add_argument("--author", default=None, metavar="姓名", help="记在修改记录里的填写人")
    command.set_defaults(run=_carry)


def _carry(options: argparse.Namespace, console: Console) -> int:
    with Draft.open(options.file, read_only=True) as source:
        done = carry(source, options.edition, options.out, author_of(options), force=options.force)
        old = FieldIndex(load_edition(source.edition))
    data = {
        "carried": done.answers,
        "evidence": done.evidence,
        "rows": done.rows,
        "dropped": list(done.dropped),
        "ask": [{"path": asked.path, "why": asked.why} for asked in done.ask],
    }
    console.result(data, _told(done, options.out, old, FieldIndex(load_edition(options.edition))))
    return 0


def _told(done: Carried, out: Path, old: FieldIndex, new: FieldIndex) -> Iterator[str]:
    yield f"已生成 {out}：带来 {done.answers} 处内容，{done.evidence} 份佐证材料，清单 {done.rows} 行"
    for path in done.dropped:
        yield f"没有带来  {_name(old, path)}"
    for asked in done.ask:
        yield f"待填写  {_name(new, asked.path)}：{asked.why}"


def _name(index: FieldIndex, path: str) -> str:
    """The field in the words of its form; anything else by its path."""
    field = index.find(path)
    return f"{field.name}  {path}" if field is not None else path
