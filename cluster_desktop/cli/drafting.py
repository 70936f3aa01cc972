"""`new` and `example`: make a draft from data, or the complete one of a made-up county."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.cli.author import author_of
from cluster_desktop.cli.evidence_files import attach_listed
from cluster_desktop.cli.inputs import read_answers
from cluster_desktop.cli.list_rows import bring_in_all
from cluster_desktop.drafts.copying import whole_file
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.examples.build import build_example
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    import argparse

    from cluster_desktop.cli.console import Console
    from cluster_desktop.cli.registry import Commands


def register(commands: Commands) -> None:
    """Add the arguments of the commands of this module."""
    new = commands["new"]
    new.add_argument("--answers", type=Path, metavar="A.json", help="各栏目的内容")
    new.add_argument("--evidence", type=Path, metavar="E.json", help="佐证材料及其证明的栏目")
    new.add_argument("--lists", type=Path, metavar="L.json", help="各清单的表格文件")
    new.add_argument("--author", default=None, metavar="姓名", help="记在修改记录里的填写人")
    new.set_defaults(run=_new)
    example = commands["example"]
    example.set_defaults(run=_example)
    for command in (new, example):
        command.add_argument("edition", metavar="申报表")
        command.add_argument("--out", type=Path, required=True, metavar="草稿.jqsb")
        command.add_argument("--force", action="store_true", help="覆盖已有文件")


def _new(options: argparse.Namespace, console: Console) -> int:
    edition = load_edition(options.edition)
    answers = read_answers(options.answers, FieldIndex(edition)) if options.answers else {}
    author = author_of(options)
    remarks: list[str] = []
    with whole_file(options.out, force=options.force) as path:
        notice = edition.notices[0]
        with Draft.create(path, edition=edition.id, notice=notice, author=author) as draft:
            draft.set_many(answers, author)
            if options.evidence:
                remarks = attach_listed(draft, edition, options.evidence, author)
            rejected = bring_in_all(draft, edition, options.lists, author) if options.lists else []
            data: dict[str, object] = {"draft_id": draft.draft_id, "changes": draft.count_changes()}
    for line in remarks:
        console.progress(line)
    told = [f"{one['list']} 第 {one['row']} 行  {one['column']}：{one['why']}" for one in rejected]
    console.result(
        data | ({"rejected": rejected} if rejected else {}),
        [f"已新建 {options.out}，写入 {data['changes']} 处", *told],
    )
    return 1 if rejected else 0


def _example(options: argparse.Namespace, console: Console) -> int:
    edition = load_edition(options.edition)
    with whole_file(options.out, force=options.force) as path, build_example(edition.id, path) as draft:
        data = {"draft_id": draft.draft_id, "changes": draft.count_changes()}
    console.result(data, [f"已生成示例 {options.out}，共 {data['changes']} 处内容"])
    return 0
