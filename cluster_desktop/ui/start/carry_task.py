"""What is done in the background to begin a draft from an earlier one: reading, foretelling, making."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DraftError
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.official_blank import PATH as OFFICIAL_BLANK
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.carrying import carry, load_from
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.lists import find_list
from cluster_desktop.forms.loader import load_edition
from cluster_desktop.ui.words import form_title

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cluster_desktop.drafts.library import Library
    from cluster_desktop.evidence.carrying import Carried
    from cluster_desktop.ui.work import Ticket

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
        words = f"{self.name}（{form_title(edition)}，{edition.issuer}）"
        return f"{words} · {self.shelf}" if self.shelf else words


@dataclass(frozen=True)
class Foretold:
    """How much goes over, what has no place in the new form, and what has to be filled in or looked at.

    `dropped` are names in the words of the old form, `ask` names in those of the new one with the reason.
    """

    answers: int
    evidence: int
    rows: int
    lists: int
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
    here = [(entry.path, "") for entry in library.drafts() if entry.fault is None]
    away = [(path, "已归档") for path in library.archive.drafts()]
    return list(_readable([*here, *away]))


def _readable(places: list[tuple[Path, str]]) -> Iterator[Earlier]:
    for path, shelf in places:
        try:
            yield _read(path, shelf)
        except ClusterError:  # the list of drafts says why
            continue


def earlier_draft(file: Path) -> Earlier:
    """One from a stick, a disc or another folder, read as a file from outside.

    Raises:
        ClusterError: the file is refused, or its form is not known.
    """
    ForeignDraft.open(file).close()
    return _read(file, "")


def _read(path: Path, shelf: str) -> Earlier:
    with Draft.open(path, read_only=True) as draft:
        edition = load_edition(draft.edition)
        name = str(draft.value("cluster_name") or path.stem)
    return Earlier(path, name, edition.id, shelf)


def foretell(earlier: Earlier, edition_id: str, notice: str) -> Foretold:
    """Work out what would go over; nothing is written.

    Raises:
        ClusterError: the draft cannot be read.
    """
    with Draft.open(earlier.path, read_only=True) as source:
        load = load_from(source, edition_id, notice)
        dropped = tuple(_names(source, load.told))
    new = FieldIndex(load_edition(edition_id))
    lists = {path.split("/")[1] for path in load.values if path.startswith("list/")}
    ask = ((new[one.path].name, one.why) for one in load.told.ask)
    told = load.told
    return Foretold(told.answers, told.evidence, told.rows, len(lists), dropped, tuple(ask))


def _names(source: Draft, told: Carried) -> Iterator[str]:
    edition = load_edition(source.edition)
    old = FieldIndex(edition)
    for path in told.dropped:
        kind, _, rest = path.partition("/")
        if (field := old.find(path)) is not None:
            yield field.name
        elif kind == "evidence":
            value = source.value(path)
            title = value.get("title") if isinstance(value, dict) else None
            yield f"佐证材料“{title or rest}”"
        elif kind == "list":
            definition = find_list(edition, rest)
            yield f"清单“{definition.title if definition is not None else rest}”"
        else:
            yield _BESIDE.get(path, path)


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
        """Take away what was made just before it was to stop.

        Raises:
            DraftError: the disk refuses.
        """
        if self.made is None:
            return
        try:
            self.made.unlink(missing_ok=True)
        except OSError as error:
            raise DraftError("新草稿没有删除，可以在“我的申报”里删除。", where=self.made.name) from error
