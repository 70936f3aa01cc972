"""The lists (清单) that an edition can carry, from `shared/lists.toml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from msgspec import Struct, field

from cluster_desktop.errors import ClusterError
from cluster_desktop.forms import model
from cluster_desktop.forms.catalogue import Table, merged
from cluster_desktop.forms.definitions import decode, read, refuse
from cluster_desktop.forms.fields import STANDARD_COLUMNS, Field, FieldIndex
from cluster_desktop.forms.loader import edition_ids, load_catalogue, load_edition

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_FILE = Path(__file__).resolve().parent / "shared" / "lists.toml"
# The decoder learns each type at its first use, and two threads that teach it at once end the process.
_READING = RLock()


class UnknownList(ClusterError):
    """A list that the edition cannot carry."""


class _FeedFile(Struct, frozen=True, forbid_unknown_fields=True):
    item: str
    where: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    by: tuple[str, ...] = ()


class _ListFile(Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    unit: str
    columns: tuple[str, ...]
    identity: tuple[tuple[str, ...], ...]
    feeds: tuple[_FeedFile, ...]
    note: str = ""
    own: dict[str, Table] = field(default_factory=dict[str, Table])


class ListsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The lists as they are written: the common columns, and the lists by key, still as tables."""

    columns: dict[str, Table]
    lists: dict[str, Table]


def lists_of(edition: model.Edition) -> tuple[model.ListDefinition, ...]:
    """The lists that an edition can carry: those that feed one of its items, in the order of the form.

    Raises:
        DefinitionError: the definitions are not sound.
    """
    official = edition.id in edition_ids() and edition is load_edition(edition.id)
    return _official_lists(edition.id) if official else _lists_of(edition)


def find_list(edition: model.Edition, key: str) -> model.ListDefinition:
    """The list with this key.

    Raises:
        UnknownList: the edition has none; the message names those that it has.
        DefinitionError: the definitions are not sound.
    """
    known = lists_of(edition)
    for definition in known:
        if definition.key == key:
            return definition
    named = "、".join(f"{one.key}（{one.title}）" for one in known)
    raise UnknownList(f"“{edition.title}”（{edition.id}）没有“{key}”这份清单。可用的清单：{named}。")


@cache
def load_lists() -> ListsFile:
    """The lists of all editions.

    Raises:
        DefinitionError: the file cannot be read or is not sound.
    """
    return read_lists(_FILE)


def read_lists(path: Path) -> ListsFile:
    """The lists in a file anywhere.

    Raises:
        DefinitionError: it cannot be read, names columns, items or editions that are not there, or has a
            list that no edition can carry.
    """
    with _READING:
        file = read(path, ListsFile)
        refuse(path.name, _file_faults(file))
        carried = {one.key for name in edition_ids() for one in resolved(file, load_edition(name), path.name)}
        refuse(path.name, (f"“{key}”没有一版申报表用得上。" for key in file.lists if key not in carried))
        return file


def resolved(file: ListsFile, edition: model.Edition, where: str) -> Iterator[model.ListDefinition]:
    """The lists of a file as an edition has them, `where` being the name of the file.

    Raises:
        DefinitionError: a list names columns that it has not, or two lists feed one answer.
    """
    index = FieldIndex(edition)
    fed: dict[str, str] = {}
    for key, table in file.lists.items():
        common = {name: value for name, value in table.items() if name != "editions"}
        differs = table.get("editions", {}).get(edition.id, {})
        written = decode(merged(common, differs), _ListFile, where=where)
        refuse(where, (f"“{key}”的{fault}" for fault in _list_faults(written, file.columns)))
        feeds = tuple(feed for one in written.feeds for feed in _feeds(one, index))
        if feeds:
            definition = _definition(key, written, feeds, file.columns, where)
            refuse(where, (f"“{key}”的{fault}" for fault in _word_faults(definition)))
            twice = [feed.path for feed in feeds if fed.setdefault(feed.path, key) != key]
            refuse(where, (f"“{path}”由两份清单计数：{fed[path]}、{key}。" for path in twice))
            yield definition


@cache
def _official_lists(edition_id: str) -> tuple[model.ListDefinition, ...]:
    return _lists_of(load_edition(edition_id))


def _lists_of(edition: model.Edition) -> tuple[model.ListDefinition, ...]:
    with _READING:
        found = list(resolved(load_lists(), edition, _FILE.name))
    order = {item.key: place for place, item in enumerate(edition.items())}
    return tuple(sorted(found, key=lambda one: order[one.feeds[0].item]))


def _definition(
    key: str, written: _ListFile, feeds: tuple[model.Feed, ...], columns: dict[str, Table], where: str
) -> model.ListDefinition:
    own = written.own
    tables = [{**merged(columns.get(name, {}), own.get(name, {})), "key": name} for name in written.columns]
    return model.ListDefinition(
        key=key,
        title=written.title,
        unit=written.unit,
        columns=decode(tables, tuple[model.ListColumn, ...], where=where),
        identity=written.identity,
        feeds=feeds,
        note=written.note,
    )


def _feeds(written: _FeedFile, index: FieldIndex) -> Iterator[model.Feed]:
    """The answers that a feed comes to in an edition; none where the edition has not the item."""
    for asked in index.of(written.item):
        if isinstance(asked.item, model.StandardsMatrix):
            words = _matrix_words(asked.path, asked.item)
            where = {column: (word,) for column, word in zip(written.by, words, strict=True)}
            yield model.Feed(path=asked.path, item=written.item, where=where)
        elif asked.figure is not None and asked.year in {None, index.edition.years[-1]}:
            yield _feed(written, asked)


def _feed(written: _FeedFile, asked: Field) -> model.Feed:
    return model.Feed(
        path=asked.path, item=written.item, where=written.where, counted=asked.figure == "integer"
    )


def _matrix_words(path: str, item: model.StandardsMatrix) -> tuple[str, str, str]:
    _, year, row, column = path.split("/")
    printed = {str(key): word for key, word in item.rows.items()}
    return year, printed[row], STANDARD_COLUMNS[column]


def _file_faults(file: ListsFile) -> Iterator[str]:
    items, editions = load_catalogue().items, edition_ids()
    for key, table in file.lists.items():
        differing: Table = table.get("editions", {})
        yield from (f"“{key}”的 editions“{name}”不存在。" for name in differing if name not in editions)
        for written in (table, *differing.values()):
            for feed in written.get("feeds", ()):
                if feed.get("item") not in items:
                    yield f"“{key}”的 feeds“{feed.get('item')}”不存在。"


def _list_faults(written: _ListFile, columns: Collection[str]) -> Iterator[str]:
    """Names in a list that lead nowhere."""
    names, known = written.columns, {*columns, *written.own}
    yield from (f" columns“{name}”不存在。" for name in names if name not in known)
    yield from (f" columns“{name}”出现了两次。" for name in set(names) if names.count(name) > 1)
    named = [name for way in written.identity for name in way]
    named += [name for feed in written.feeds for name in (*feed.where, *feed.by)]
    yield from (f" identity 或 feeds 的列“{name}”不存在。" for name in named if name not in names)
    if not written.identity or not all(written.identity):
        yield " identity 是空的。"


def _word_faults(definition: model.ListDefinition) -> Iterator[str]:
    """Words that a feed waits for and that no row can hold."""
    for feed in definition.feeds:
        for key, words in feed.where.items():
            column = definition.column(key)
            stray = [word for word in words if column.kind == "choice" and word not in column.choices]
            yield from (f" feeds 的“{word}”不在“{column.title}”的 choices 中。" for word in stray)
