"""`editions` and `fields`: what forms there are, and what each asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.fields import Field, FieldIndex
from cluster_desktop.forms.loader import edition_ids, load_edition

if TYPE_CHECKING:
    import argparse

    from cluster_desktop.cli.console import Console
    from cluster_desktop.cli.registry import Commands


def register(commands: Commands) -> None:
    """Add the arguments of the commands of this module."""
    editions = commands["editions"]
    editions.set_defaults(run=_editions)
    fields = commands["fields"]
    fields.add_argument("edition", metavar="申报表")
    fields.set_defaults(run=_fields)


def _editions(_options: argparse.Namespace, console: Console) -> int:
    editions = [load_edition(one) for one in edition_ids()]
    data = [
        {
            "id": one.id,
            "title": one.title,
            "issuer": one.issuer,
            "years": list(one.years),
            "notices": list(one.notices),
        }
        for one in editions
    ]
    lines = (f"{one.id}  {one.issuer}  {one.title}  {one.years[0]}—{one.years[-1]}年数据" for one in editions)
    console.result(data, lines)
    return 0


def _fields(options: argparse.Namespace, console: Console) -> int:
    fields = FieldIndex(load_edition(options.edition)).fields
    lines = (f"{one.section}  {one.path}  {one.label}{_detail(one)}" for one in fields)
    console.result([_as_data(one) for one in fields], lines)
    return 0


def _detail(field: Field) -> str:
    parts = [
        field.option,
        field.unit,
        f"{field.max_chars}字以内" if field.max_chars else None,
        field.evidence,
    ]
    shown = "，".join(part for part in parts if part)
    return f"（{shown}）" if shown else ""


def _as_data(field: Field) -> dict[str, object]:
    data: dict[str, object | None] = {
        "path": field.path,
        "key": field.key,
        "section": field.section,
        "label": field.label,
        "kind": field.kind,
        "unit": field.unit,
        "year": field.year,
        "option": field.option,
        "max_chars": field.max_chars,
        "evidence": field.evidence,
    }
    return {name: value for name, value in data.items() if value is not None}
