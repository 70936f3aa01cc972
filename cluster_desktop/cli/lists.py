"""`lists`, `import-list` and `list-template`: the lists (清单) that go with a form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.cli.author import author_of
from cluster_desktop.cli.inputs import read_bytes
from cluster_desktop.cli.list_rows import bring_in, rejected_data
from cluster_desktop.drafts.copying import whole_file
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.lists.template import list_template, rejected_sheet
from cluster_desktop.forms.lists import find_list, lists_of
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from cluster_desktop.cli.console import Console
    from cluster_desktop.cli.registry import Commands
    from cluster_desktop.evidence.lists.importing import Imported


def register(commands: Commands) -> None:
    """Add the arguments of the commands of this module."""
    lists = commands["lists"]
    lists.add_argument("edition", metavar="申报表")
    lists.set_defaults(run=_lists)
    take = commands["import-list"]
    take.add_argument("file", type=Path, metavar="草稿.jqsb")
    take.add_argument("list", metavar="清单")
    take.add_argument("source", type=Path, metavar="表格.xlsx")
    take.add_argument("--add", action="store_true", help="追加到已有清单；不写时替换")
    take.add_argument("--sheet", default=None, metavar="工作表", help="有几张工作表都像时选定一张")
    take.add_argument(
        "--rejected", type=Path, default=None, metavar="退回.xlsx", help="把未导入的行和原因另存"
    )
    take.add_argument("--author", default=None, metavar="姓名", help="记在修改记录里的填写人")
    take.set_defaults(run=_import)
    template = commands["list-template"]
    template.add_argument("edition", metavar="申报表")
    template.add_argument("list", metavar="清单")
    template.add_argument("--out", type=Path, required=True, metavar="表格.xlsx")
    template.set_defaults(run=_template)
    for command in (take, template):
        command.add_argument("--force", action="store_true", help="覆盖已有文件")


def _lists(options: argparse.Namespace, console: Console) -> int:
    found = lists_of(load_edition(options.edition))
    data = [
        {
            "list": one.key,
            "title": one.title,
            "columns": [
                {"key": column.key, "title": column.title, "kind": column.kind} for column in one.columns
            ],
            "feeds": [feed.path for feed in one.feeds],
        }
        for one in found
    ]
    lines = (
        f"{one.key}  {one.title}（{'、'.join(column.title for column in one.columns)}）" for one in found
    )
    console.result(data, lines)
    return 0


def _import(options: argparse.Namespace, console: Console) -> int:
    with Draft.open(options.file) as draft:
        definition = find_list(load_edition(draft.edition), options.list)
        imported = bring_in(
            draft,
            definition,
            read_bytes(options.source),
            options.source.name,
            author_of(options),
            add=options.add,
            sheet=options.sheet,
        )
    if options.rejected and imported.refused:
        with whole_file(options.rejected, force=options.force) as path:
            path.write_bytes(rejected_sheet(definition, imported))
    data = {"rows": len(imported.rows), "rejected": rejected_data(imported)}
    console.result(data, _told(imported, definition.unit))
    return 1 if imported.rejected else 0


def _told(imported: Imported, unit: str) -> Iterator[str]:
    yield f"工作表“{imported.sheet}”导入 {len(imported.rows)} {unit}，未导入 {len(imported.refused)} 行"
    for column in imported.columns:
        yield f"  {column.title}：{column.letter} 列“{column.header}”"
    if imported.missing:
        yield f"  没有找到的列：{'、'.join(imported.missing)}"
    for doubt in imported.doubts:
        yield f"  {doubt}"
    if imported.unused:
        yield f"  没有用到的列：{'、'.join(imported.unused)}"
    for one in imported.rejected:
        yield f"第 {one.row} 行  {one.column}：{one.why}"


def _template(options: argparse.Namespace, console: Console) -> int:
    definition = find_list(load_edition(options.edition), options.list)
    with whole_file(options.out, force=options.force) as path:
        path.write_bytes(list_template(definition))
    console.result({"path": str(options.out)}, [f"已写好 {options.out}"])
    return 0
