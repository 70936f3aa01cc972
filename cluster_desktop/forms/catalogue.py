"""What the editions share: items, clauses, rules, cover and sections by name, read from `shared/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct, field

from cluster_desktop.forms.definitions import read, refuse

if TYPE_CHECKING:
    from pathlib import Path

Table = dict[str, Any]


class CoverFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A cover as it is written: its lines by name, the fields that are asked for there, and the foot."""

    maker: str | None = None
    fields: list[Table] = field(default_factory=list[Table])
    lines: dict[str, Table] = field(default_factory=dict[str, Table])


class _Form(Struct, frozen=True, forbid_unknown_fields=True):
    words: dict[str, str]
    cover: CoverFile
    sections: dict[str, Table]
    kinds: dict[str, Table]


class _Instructions(Struct, frozen=True, forbid_unknown_fields=True):
    clauses: dict[str, str]


class Catalogue(Struct, frozen=True):
    """The shared wording, still as tables: editions put their differences in before it is decoded.

    `words` are taken in by the wording (`{county_dept}`); `cover` is the common cover; `sections` go by
    their number, `kinds` (what all items of a kind have), `items`, `clauses` and `rules` by their name;
    `files` says in which file which items stand.
    """

    words: dict[str, str]
    cover: CoverFile
    sections: dict[str, Table]
    kinds: dict[str, Table]
    items: dict[str, Table]
    clauses: dict[str, str]
    rules: dict[str, Table]
    files: dict[str, list[str]]


def read_catalogue(folder: Path) -> Catalogue:
    """The catalogue in a folder.

    Raises:
        DefinitionError: one of its files cannot be read, or names what is not there.
    """
    form = read(folder / "form.toml", _Form)
    items: dict[str, Table] = {}
    files: dict[str, list[str]] = {}
    for path in sorted((folder / "items").glob("*.toml")):
        written = read(path, dict[str, Table])
        refuse(path.name, (f"“{key}”出现了两次。" for key in written if key in items))
        refuse(path.name, (fault for key in written if (fault := _like_fault(written, key))))
        items.update({key: _resolved(written, key) for key in written})
        files[path.name] = list(written)
    return Catalogue(
        words=form.words,
        cover=form.cover,
        sections=form.sections,
        kinds=form.kinds,
        items=items,
        clauses=read(folder / "instructions.toml", _Instructions).clauses,
        rules=read(folder / "rules.toml", dict[str, Table]),
        files=files,
    )


def merged(table: Table, differences: Table) -> Table:
    """The table with the differences put in, tables within tables too; `without` names what to leave out."""
    left_out = differences.get("without")
    if isinstance(left_out, list):
        kept = {key: value for key, value in table.items() if key not in cast("list[object]", left_out)}
        return merged(kept, {key: value for key, value in differences.items() if key != "without"})
    result = dict(table)
    for key, value in differences.items():
        both_tables = isinstance(value, dict) and isinstance(result.get(key), dict)
        result[key] = merged(result[key], cast("Table", value)) if both_tables else value
    return result


def _like_fault(items: dict[str, Table], key: str) -> str | None:
    """`like` leads to an item of the same file that stands for itself."""
    like: object = items[key].get("like")
    if like is None or (isinstance(like, str) and like in items and "like" not in items[like]):
        return None
    return f"“{key}”的 like“{like}”不存在，或本身也有 like。"


def _resolved(items: dict[str, Table], key: str) -> Table:
    item = {name: value for name, value in items[key].items() if name != "like"}
    return merged(items[items[key]["like"]], item) if "like" in items[key] else item
