"""All that can be found: fields with their options, findings, documents, rows of lists, pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from cluster_desktop.forms.model import TargetTable
from cluster_desktop.ui.paper.names import heading_of
from cluster_desktop.ui.words import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.shell.rail import Stop

MOST_OF_A_KIND = 30


@dataclass(frozen=True)
class Thing:
    """Something to go to: its `kind` heads its group, `more` stands behind the words, smaller."""

    kind: str
    words: str
    more: str
    go: Callable[[], object]

    @cached_property
    def key(self) -> str:
        """What is compared with what was typed."""
        return folded(f"{self.words} {self.more}")


@dataclass(frozen=True)
class Ways:
    """How one goes to each kind of thing."""

    page: Callable[[str], object]
    path: Callable[[str], object]
    place: Callable[[str], object]


def things_of(session: Session, stops: Sequence[Stop], ways: Ways) -> list[Thing]:
    """Everything in the draft, in the order of the window."""
    titles = {stop.key: stop.title for stop in stops}
    found = [Thing("页面", stop.title, "", partial(ways.page, stop.key)) for stop in stops]
    found += _fields(session, titles, ways)
    found += _target_rows(session, titles, ways)
    for finding in session.findings:
        field = session.field_at(finding.paths[0]) if finding.paths else None
        if field is not None:
            where = titles.get(field.section, "")
            found.append(Thing("问题", finding.message, where, partial(ways.path, field.path)))
    for item in session.evidence:
        words = item.title or item.file_name
        found.append(Thing("佐证材料", words, item.file_name, partial(ways.place, f"evidence/{item.id}")))
    found += _rows(session, ways)
    return found


def matching(things: Iterable[Thing], typed: str) -> list[Thing]:
    """The things in which every typed word occurs, those that begin with it first in each kind."""
    words = folded(typed).split()
    if not words:
        return []
    found: dict[str, list[Thing]] = {}
    for thing in things:
        key = thing.key
        if all(word in key for word in words):
            found.setdefault(thing.kind, []).append(thing)
    chosen: list[Thing] = []
    for group in found.values():
        group.sort(key=lambda thing: not folded(thing.words).startswith(words[0]))
        chosen += group[:MOST_OF_A_KIND]
    return chosen


def _fields(session: Session, titles: dict[str, str], ways: Ways) -> Iterator[Thing]:
    """Each question once, and each of its options; a year table by its rows."""
    seen: set[tuple[str, str]] = set()
    for field in session.index.fields:
        words = _words(session, field)
        if (field.section, words) not in seen:
            seen.add((field.section, words))
            more = heading_of(field, session.index) if field.option else ""
            where = " · ".join(filter(None, (titles.get(field.section, ""), more)))
            kind = "选项" if field.option else "栏目"
            yield Thing(kind, words, where, partial(ways.path, field.path))


def _target_rows(session: Session, titles: dict[str, str], ways: Ways) -> Iterator[Thing]:
    """Each indicator of a table of targets, the printed ones and those that were written in."""
    for table in session.edition.items():
        if not isinstance(table, TargetTable):
            continue
        fields = session.index.of(table.key)
        where = f"{titles.get(fields[0].section, '')} · {table.name}"
        for row in table.rows:
            if not row.open:
                root = f"{table.key}/{row.key}/"
                first = next(field.path for field in fields if field.path.startswith(root))
                yield Thing("栏目", row.indicator, f"{where} · {row.direction}", partial(ways.path, first))
        for path, written in session.answers.items():
            if written and path.startswith(f"{table.key}/") and path.endswith("/label"):
                yield Thing("栏目", str(written), where, partial(ways.path, path))


def _words(session: Session, field: Field) -> str:
    return field.option or heading_of(field, session.index)


def _rows(session: Session, ways: Ways) -> Iterator[Thing]:
    """The rows of the lists that are in memory, by what identifies them."""
    lists = session.lists
    for definition in lists.definitions:
        if not lists.count(definition.key):
            continue
        columns = [column.key for column in definition.columns]
        for each in lists.rows(definition.key) or ():
            values = [value for column in columns[:4] if (value := each.cells.get(column))]
            if values:
                go = partial(ways.place, f"list/{definition.key}/{each.id}")
                yield Thing("清单", values[0], " · ".join((definition.title, *values[1:])), go)
