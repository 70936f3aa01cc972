"""What governs the field: its 填报说明, and what the notice and the 认定标准 say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.clauses import clauses_for, load_clauses
from cluster_desktop.ui.field.part import Part
from cluster_desktop.ui.parts.basics import box, text
from cluster_desktop.ui.words import clause_words, instructions_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.model import Edition, Item, Notice
    from cluster_desktop.ui.session.session import Session


class Clauses(Part):
    """One box for each place of a document."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("填报说明和要求", parent)
        self._session = session
        self._item: Item | None = None

    def show_item(self, item: Item | None) -> None:
        """Show what governs an item of the form."""
        self._item = item
        self.tell(item)

    def fill(self) -> None:
        """The clause that the form cites and its printed note first, then the other sentences."""
        session, item = self._session, self._item
        if item is None:
            return
        for source, words in governing(session.edition, session.notice, item):
            note, inner = box("note")
            inner.addWidget(text(words, wrap=True))
            inner.addWidget(text(_source(source), "secondary", wrap=True))
            self.body.addWidget(note)


def governing(edition: Edition, notice: Notice, item: Item) -> list[tuple[str, str]]:
    """The places that govern an item, each with its words; what the form prints in the row is left out."""
    found = dict(instructions_of(edition, item))
    here = load_clauses(notice.id)
    others: dict[str, str] = {}
    for clause in dict.fromkeys(clauses_for(edition.id, item.key)):
        if clause in here and not clause.path and clause.place not in found:
            others[clause.place] = others.get(clause.place, "") + clause.text
    return [
        *found.items(),
        *((place, clause_words(edition, place) or said) for place, said in others.items()),
    ]


def governing_words(session: Session, field: Field) -> str:
    """What a screen reader says of a field beside its name: the proof, the limit, and what governs it.

    Of ticks it is said with the first one only.
    """
    item = session.index.item(field.key)
    if item is None or (field.is_tick and field != session.index.of(field.key)[0]):
        return ""
    asked = f"{field.evidence}。" if field.evidence else ""
    limit = f"最多 {field.max_chars} 字。" if field.max_chars else ""
    return asked + limit + "".join(words for _, words in governing(session.edition, session.notice, item))


def _source(source: str) -> str:
    number = source.removeprefix("填报说明").strip()
    return f"《相关指标填报说明》第 {number} 条" if number.isdecimal() else source
