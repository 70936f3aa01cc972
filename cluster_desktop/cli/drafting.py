"""`new`, `example`, `set` and `show`: make a draft, write into it, read what is in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.cli.author import author_of
from cluster_desktop.cli.conflicts import conflicts_as_data, told_conflicts
from cluster_desktop.cli.evidence_files import attach_listed
from cluster_desktop.cli.inputs import parse_assignments, read_answers
from cluster_desktop.cli.list_rows import bring_in_all, lists_data
from cluster_desktop.drafts.copying import whole_file
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.items import read_evidence
from cluster_desktop.examples.build import build_example
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.lists import lists_of
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    import argparse

    from cluster_desktop.cli.console import Console
    from cluster_desktop.cli.registry import Common, Registry


def register(commands: Registry, common: Common) -> None:
    """Add the commands of this module."""
    new = commands.add_parser("new", parents=[common], help="由数据新建草稿")
    new.add_argument("--answers", type=Path, metavar="A.json", help="各栏目的内容")
    new.add_argument("--evidence", type=Path, metavar="E.json", help="佐证材料及其证明的栏目")
    new.add_argument("--lists", type=Path, metavar="L.json", help="各清单的表格文件")
    new.set_defaults(run=_new)
    example = commands.add_parser("example", parents=[common], help="生成虚构县的完整示例")
    example.set_defaults(run=_example)
    for command in (new, example):
        command.add_argument("edition", metavar="申报表")
        command.add_argument("--out", type=Path, required=True, metavar="草稿.jqsb")
        command.add_argument("--force", action="store_true", help="覆盖已有文件")
    edit = commands.add_parser("set", parents=[common], help="填写栏目")
    edit.add_argument("file", type=Path, metavar="草稿.jqsb")
    edit.add_argument("answers", nargs="+", metavar="栏目=内容")
    edit.set_defaults(run=_set)
    for command in (new, edit):
        command.add_argument("--author", default=None, metavar="姓名", help="记在修改记录里的填写人")
    show = commands.add_parser("show", parents=[common], help="显示草稿内容")
    show.add_argument("file", type=Path, metavar="草稿.jqsb")
    show.set_defaults(run=_show)


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
    with whole_file(options.out, force=options.force) as path, build_example(options.edition, path) as draft:
        data = {"draft_id": draft.draft_id, "changes": draft.count_changes()}
    console.result(data, [f"已生成示例 {options.out}，共 {data['changes']} 处内容"])
    return 0


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


def _show(options: argparse.Namespace, console: Console) -> int:
    with Draft.open(options.file, read_only=True) as draft:
        answers = draft.answers()
        evidence = read_evidence(draft)
        conflicts = draft.conflicts()
        lists = lists_data(draft)
        edition = load_edition(draft.edition)
    data = {
        "edition": edition.id,
        "answers": answers,
        "evidence": [
            {
                "id": one.id,
                "title": one.title,
                "proves": list(one.proves),
                "pages": one.pages,
                "sha256": one.sha256,
            }
            for one in evidence
        ],
        "lists": lists,
        "conflicts": conflicts_as_data(conflicts),
    }
    labels = {field.path: field.label for field in FieldIndex(edition).fields}
    lines = [f"{labels.get(path, path)}  {path}：{value}" for path, value in answers.items()]
    lines += [f"佐证  {one.title}（{one.pages} 页）：{'、'.join(one.proves)}" for one in evidence]
    titles = {one.key: one.title for one in lists_of(edition)}
    lines += [f"清单  {titles.get(key, key)}：{len(rows)} 行" for key, rows in lists.items()]
    lines += told_conflicts(conflicts)
    console.result(data, lines)
    return 0
