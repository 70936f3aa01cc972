"""What is done in the background to begin a draft from an earlier one: reading, foretelling, making."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.official_blank import PATH as OFFICIAL_BLANK
from cluster_desktop.drafts.shelf import Shelf
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.carrying import carry, load_from
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.lists import lists_of
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cluster_desktop.drafts.library import Library
    from cluster_desktop.evidence.carrying import Carried
    from cluster_desktop.ui.work import Ticket

_FAMILY = "中小企业特色产业集群"
"""How the title of every form begins."""
_OF_YEAR = re.compile(r"(.*)（(\d{4})年）")
_BESIDE = {OFFICIAL_BLANK: "导入的空白表", "setting/standard": "自行录入的认定标准"}


class Stopped(ClusterError):
    """The official asked to stop; nothing was made."""


@dataclass(frozen=True)
class Earlier:
    """A draft to begin from: where it is, its cluster's name (else the file's), its form.

    `shelf` says where it was put away, empty for one of the list.
    """

    path: Path
    name: str
    edition: str
    shelf: str = ""

    @property
    def told(self) -> str:
        """As one tells it from the others."""
        edition = load_edition(self.edition)
        form = edition.title.removeprefix(_FAMILY)
        parts = (self.name, f"{edition.years[-1] + 1} 年度{form}", edition.issuer, self.shelf)
        return " · ".join(filter(None, parts))


@dataclass(frozen=True)
class Foretold:
    """How much goes over, what has no place in the new form, and what has to be filled in or looked at.

    `dropped` are the names, in the words of the old form, of the `lost` things without a place, the years of
    a question together; `ask` are names in the words of the new form with the reason.
    """

    answers: int
    evidence: int
    rows: int
    lists: int
    lost: int
    dropped: tuple[str, ...]
    ask: tuple[tuple[str, str], ...]

    @property
    def told(self) -> str:
        """What goes over, in a line."""
        parts = [f"{self.answers} 处内容", f"{self.evidence} 份佐证材料"]
        if self.rows:
            parts.append(f"{self.lists} 种清单 {self.rows:,} 行")
        return "、".join(parts)


def earlier_drafts(library: Library) -> list[Earlier]:
    """Those of the list and those archived, as far as they can be read."""
    here = [(entry.path, entry.name, "") for entry in library.drafts() if entry.fault is None]
    away = [(path, Shelf.name_of(path), "已归档") for path in library.archive.drafts()]
    return list(_readable([*here, *away]))


def _readable(places: list[tuple[Path, str, str]]) -> Iterator[Earlier]:
    for place in places:
        try:
            yield _read(*place)
        except ClusterError:  # the list of drafts says why
            continue


def earlier_draft(file: Path) -> Earlier:
    """One from a stick, a disc or another folder, read as a file from outside.

    Raises:
        ClusterError: the file is refused, or its form is not known.
    """
    ForeignDraft.open(file).close()
    return _read(file, file.stem)


def _read(path: Path, file_name: str, shelf: str = "") -> Earlier:
    with Draft.open(path, read_only=True) as draft:
        edition = load_edition(draft.edition)
        name = str(draft.value("cluster_name") or file_name)
    return Earlier(path, name, edition.id, shelf)


def foretell(earlier: Earlier, edition_id: str, notice: str) -> Foretold:
    """Work out what would go over; nothing is written.

    Raises:
        ClusterError: the draft cannot be read.
    """
    with Draft.open(earlier.path, read_only=True) as source:
        load = load_from(source, edition_id, notice)
        dropped = tuple(_years_together(_names(source, load.told)))
    new = FieldIndex(load_edition(edition_id))
    lists = {path.split("/")[1] for path in load.values if path.startswith("list/")}
    ask = ((new[one.path].name, one.why) for one in load.told.ask)
    told = load.told
    return Foretold(
        told.answers, told.evidence, told.rows, len(lists), len(told.dropped), dropped, tuple(ask)
    )


def _names(source: Draft, told: Carried) -> Iterator[str]:
    edition = load_edition(source.edition)
    old = FieldIndex(edition)
    lists = {definition.key: definition.title for definition in lists_of(edition)}
    for path in told.dropped:
        kind, _, rest = path.partition("/")
        if (field := old.find(path)) is not None:
            yield field.name
        elif kind == "evidence":
            value = source.value(path)
            title = value.get("title") if isinstance(value, dict) else None
            yield f"佐证材料“{title or rest}”"
        elif kind == "list":
            yield f"清单“{lists.get(rest, rest)}”"
        else:
            yield _BESIDE.get(path, path)


def _years_together(names: Iterable[str]) -> Iterator[str]:
    found: dict[str, list[str]] = {}
    for name in names:
        dated = _OF_YEAR.fullmatch(name)
        if dated is None:
            found.setdefault(name, [])
        else:
            found.setdefault(dated[1], []).append(dated[2])
    for name, years in found.items():
        yield f"{name}（{'、'.join(years)}年）" if years else name


class Making:
    """The task that makes the draft; `made` is its place once it is there."""

    def __init__(self, earlier: Earlier, edition_id: str, notice: str, library: Library, author: str) -> None:
        self._earlier, self._edition, self._notice = earlier, edition_id, notice
        self._library, self._author = library, author
        self.made: Path | None = None

    def __call__(self, ticket: Ticket) -> Path:
        """Make it, and say how far it is.

        Raises:
            ClusterError: it cannot be made, or was stopped; nothing is then left.
        """

        def tell(done: int, total: int) -> None:
            if ticket.cancelled():
                raise Stopped("已取消。")
            if total:
                ticket.progress(done, total, "正在带入佐证材料")

        ticket.progress(0, 0, "正在带入")
        edition = load_edition(self._edition)
        target = self._library.new_path(f"{self._earlier.name} {edition.years[-1] + 1} 年度")
        with Draft.open(self._earlier.path, read_only=True) as source:
            carry(source, edition.id, target, self._author, notice=self._notice, tell=tell)
        self.made = target
        return target

    def undo(self) -> None:
        """Take away what was made at the very moment it was to stop.

        Raises:
            DiskFailed: the disk refuses.
        """
        if self.made is not None:
            self._library.bin.discard(self.made)
