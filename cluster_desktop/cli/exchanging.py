"""`merge`, `send` and `receive`: drafts that several people fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.cli.author import author_of
from cluster_desktop.cli.conflicts import conflicts_as_data, told_conflicts
from cluster_desktop.drafts.arrivals import arrivals
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.joining import join_files
from cluster_desktop.drafts.receiving import preview, receive
from cluster_desktop.drafts.sending import Selection, send
from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from cluster_desktop.cli.console import Console
    from cluster_desktop.cli.registry import Commands
    from cluster_desktop.drafts.arrivals import Arrival
    from cluster_desktop.drafts.receiving import Preview


def register(commands: Commands) -> None:
    """Add the arguments of the commands of this module."""
    merge = commands["merge"]
    merge.add_argument("files", type=Path, nargs="+", metavar="草稿.jqsb")
    merge.set_defaults(run=_merge)
    pass_on = commands["send"]
    pass_on.add_argument("file", type=Path, metavar="草稿.jqsb")
    pass_on.add_argument("--sections", default=None, metavar="一,三", help="只发这些部分；不写时发全部")
    pass_on.add_argument("--no-evidence", action="store_true", help="不带佐证材料")
    pass_on.set_defaults(run=_send)
    for command in (merge, pass_on):
        command.add_argument("--out", type=Path, required=True, metavar="草稿.jqsb")
        command.add_argument("--force", action="store_true", help="覆盖已有文件")
    take_in = commands["receive"]
    take_in.add_argument("file", type=Path, metavar="草稿.jqsb")
    take_in.add_argument("received", type=Path, metavar="收到的.jqsb")
    take_in.add_argument("--preview", action="store_true", help="只看会有哪些变化，不写入")
    take_in.add_argument("--author", default=None, metavar="姓名", help="记在修改记录里的填写人")
    take_in.set_defaults(run=_receive)


def _merge(options: argparse.Namespace, console: Console) -> int:
    changes = join_files(options.files, options.out, force=options.force)
    with Draft.open(options.out, read_only=True) as draft:
        conflicts = draft.conflicts()
    data = {"changes": changes, "conflicts": conflicts_as_data(conflicts)}
    console.result(data, [f"已合并为 {options.out}，共 {changes} 处修改", *told_conflicts(conflicts)])
    return 1 if conflicts else 0


def _send(options: argparse.Namespace, console: Console) -> int:
    sections = _sections(options.sections) if options.sections is not None else None
    selection = Selection(sections, evidence=not options.no_evidence)
    with Draft.open(options.file, read_only=True) as draft:
        sent = send(draft, options.out, selection, force=options.force)
    data = {"bytes": sent.bytes, "changes": sent.changes, "evidence": sent.evidence}
    told = f"已写好 {options.out}：{sent.changes} 处修改，{sent.evidence} 份佐证，{sent.bytes / 1e6:.1f} MB"
    console.result(data, [told])
    return 0


def _sections(text: str) -> tuple[str, ...]:
    """The sections of a list such as 一,三 (Chinese commas as well).

    Raises:
        ClusterError: none is named.
    """
    words = text.replace("，", ",").replace("、", ",").split(",")
    sections = tuple(word.strip() for word in words if word.strip())
    if not sections:
        raise ClusterError("--sections 没有写要发哪些部分，写成 一,三；发全部时不写这一项")
    return sections


def _receive(options: argparse.Namespace, console: Console) -> int:
    with (
        Draft.open(options.file, read_only=options.preview) as draft,
        ForeignDraft.open(options.received) as foreign,
    ):
        seen = preview(draft, foreign)
        parts = arrivals(draft, seen)
        if not options.preview:
            receive(draft, foreign, author_of(options), seen=seen)
    conflicts = {one.path: [*one.ours, *one.theirs] for one in seen.conflicts}
    data = {"new": len(seen.new), "conflicts": conflicts_as_data(conflicts)}
    console.result(data, [*_summed_up(seen, parts, written=not options.preview), *told_conflicts(conflicts)])
    return 1 if conflicts else 0


def _summed_up(seen: Preview, parts: Iterable[Arrival], *, written: bool) -> Iterator[str]:
    yield f"{'已并入' if written else '将并入'} {len(seen.new)} 处修改"
    yield from (part.told for part in parts)
    for name, number in seen.people.items():
        yield f"{name or '未署名'}：{number} 处"
    if seen.apart:
        yield "这份草稿是另外新建的，与本草稿没有共同的修改记录"
    if seen.doubtful:
        yield f"其中 {seen.doubtful} 处的修改时间不可信，以内容为准"
    for title in seen.missing:
        yield f"缺文件  {title}：对方没有一并发来"
