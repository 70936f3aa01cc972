"""`show`: what is in a draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.cli.conflicts import conflicts_as_data, told_conflicts
from cluster_desktop.cli.list_rows import lists_data
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.items import read_evidence
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.lists import lists_of
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    import argparse

    from cluster_desktop.cli.console import Console
    from cluster_desktop.cli.registry import Commands


def register(commands: Commands) -> None:
    """Add the arguments of the command of this module."""
    show = commands["show"]
    show.add_argument("file", type=Path, metavar="草稿.jqsb")
    show.set_defaults(run=_show)


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
    return 1 if conflicts else 0
