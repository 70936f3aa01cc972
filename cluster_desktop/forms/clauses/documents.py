"""The clause table of each official document: its sentences in order, and what serves each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.forms.clauses import tables
from cluster_desktop.forms.clauses.printed import form_text, instruction_text
from cluster_desktop.forms.clauses.sentences import sentences
from cluster_desktop.forms.clauses.served import Served, items_of
from cluster_desktop.forms.clauses.services import Service
from cluster_desktop.forms.clauses.serving import Serving
from cluster_desktop.forms.definitions import DefinitionError, refuse
from cluster_desktop.forms.loader import edition_ids, load_edition, load_notice, load_standard, notice_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.forms.model import Notice

_HERE = Path(__file__).resolve().parent
_SHARED = _HERE / "shared.toml"
_STANDARD = Service("input", "notice.standard")


@dataclass(frozen=True)
class Clause:
    """A sentence of a document, and what serves it.

    `place` is where it stands (`填报说明 9`, `通知 三、（二）`); of a form `edition` names it, and `path` the
    item or option that prints the sentence.
    """

    text: str
    place: str
    served_by: tuple[Service, ...]
    edition: str | None = None
    path: str = ""


def document_ids() -> tuple[str, ...]:
    """The ids of the documents: those of the notices that they begin with."""
    return notice_ids()


@cache
def load_clauses(document_id: str) -> tuple[Clause, ...]:
    """All sentences of a document, in its order.

    Raises:
        DefinitionError: there is no such document, or its table is not sound.
    """
    if document_id not in document_ids():
        raise DefinitionError(f"没有“{document_id}”这份文件。现有：{'、'.join(document_ids())}。")
    return read_clauses(_HERE / f"{document_id}.toml", load_notice(document_id))


def read_clauses(path: Path, notice: Notice) -> tuple[Clause, ...]:
    """The sentences of the document that begins with `notice`, by a table that may lie anywhere.

    Raises:
        DefinitionError: the table cannot be read, or names what is not there.
    """
    return tuple(_Document(path, notice).clauses())


def clauses_for(edition_id: str, item_key: str) -> tuple[Clause, ...]:
    """What the documents that carry an edition say of one of its items, the form's own words first.

    These are what the form prints with it, the clause of the 填报说明 that it cites, and each sentence that
    is served by its figure, its requirements, or a rule on this item.

    Raises:
        DefinitionError: there is no such edition, or a table is not sound.
    """
    edition = load_edition(edition_id)
    found: list[Clause] = []
    for name in edition.notices:
        served = _served(edition_id, name)
        found += [clause for clause in load_clauses(name) if _is_about(clause, served, item_key)]
    return tuple(sorted(found, key=lambda clause: clause.path.split("/")[0] != item_key))


def _is_about(clause: Clause, served: Served, key: str) -> bool:
    if clause.edition not in {None, served.edition.id}:
        return False
    if clause.path:
        return clause.path.split("/")[0] == key
    if clause.edition and clause.place == served.cited.get(key):
        return True
    return key in items_of(clause.served_by, served)


@cache
def _served(edition_id: str, notice_id: str) -> Served:
    return Served(load_edition(edition_id), load_notice(notice_id))


@cache
def shared_rows() -> tuple[tables.Row, ...]:
    """The rows of the sentences that several documents have in common.

    Raises:
        DefinitionError: the file is not sound, or names what no edition has.
    """
    places = tables.read_places(_SHARED)
    everything = [_served(name, notice) for name in edition_ids() for notice in load_edition(name).notices]
    refuse(_SHARED.name, tables.row_faults(places, everything))
    found = (row for lines in places.values() for row in tables.rows(lines))
    return tuple(row for row in found if isinstance(row, tables.Row))


class _Document:
    def __init__(self, path: Path, notice: Notice) -> None:
        self._where = path.name
        self._served = {name: _served(name, notice.id) for name in notice.editions}
        self._places = tables.read_places(path)
        refuse(path.name, tables.row_faults(self._places, list(self._served.values())))

    def clauses(self) -> Iterator[Clause]:
        for place, lines in self._places.items():
            for row in tables.rows(lines):
                if isinstance(row, tables.Row):
                    yield Clause(row.sentence, place, row.services)
                elif row.kind == "standard":
                    yield from self._standard_text(row.name)
                else:
                    yield from self._form_text(row, lines)

    def _serving(self, edition: str) -> Serving:
        if edition not in self._served:
            refuse(self._where, [f"“{edition}”不是这份文件所附的申报表。"])
        return Serving(self._served[edition], shared_rows(), self._where)

    def _form_text(self, whole: tables.Whole, lines: tables.Lines) -> Iterator[Clause]:
        serving = self._serving(whole.name)
        edition = load_edition(whole.name)
        year_head = str(lines.get(tables.YEAR_HEAD, "年度"))
        text = form_text(edition, year_head) if whole.kind == "form" else instruction_text(edition)
        for printed in text:
            yield Clause(printed.text, printed.place, serving.of(printed), edition.id, printed.path)

    def _standard_text(self, name: str) -> Iterator[Clause]:
        standard = load_standard(name)
        serving = self._serving(next(iter(self._served)))
        for line in (standard.title, standard.version):
            yield Clause(line, "认定标准", (_STANDARD,))
        for sentence in sentences(standard.lead):
            yield Clause(sentence, "认定标准", serving.sentence(sentence))
        for clause in standard.clauses:
            place = f"认定标准 {clause.no}"
            yield Clause(f"{clause.no}、{clause.title}", place, (_STANDARD,))
            for sentence in sentences(clause.text):
                yield Clause(sentence, place, serving.sentence(sentence))
