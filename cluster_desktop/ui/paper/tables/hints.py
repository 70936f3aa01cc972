"""What the other answers say of a cell, shown in it: a figure to take over, the place that it contradicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cluster_desktop.ui.offered import agrees, formula_words
from cluster_desktop.ui.paper.entries.offer import Offer
from cluster_desktop.ui.paper.names import accessible_name
from cluster_desktop.ui.session.standing import EMPTY_RULES, rule_ids

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.forms.derived import Derived
    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.ui.paper.entries.base import Entry
    from cluster_desktop.ui.session.session import Session

PAUSE_MS = 300
"""So long after the last key press: the rows grow and shrink only when the hand rests."""


class CellHints(QObject):
    """Follows the answers of the session for the `entries` of a page, as long as `seen` says that it shows.

    `crossed` tells the path of the other place that an official wants to see.
    """

    crossed = Signal(str)

    def __init__(self, session: Session, entries: Mapping[str, Entry], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._entries = entries
        self._silent = rule_ids(session.index, EMPTY_RULES)
        self._crosses: dict[str, str] = {}
        self._reckoned: set[str] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)

    def soon(self) -> None:
        """Look when the typing pauses."""
        self._pause.start()

    def look(self) -> None:
        """Show what there is to show in every cell."""
        self._pause.stop()
        for path in list(self._entries):
            self.look_at(path)
        self._show_crosses()

    def look_at(self, path: str) -> None:
        """Show the offer for one cell."""
        entry = self._entries[path]
        if path in self._reckoned or _can_be_reckoned(entry.field):
            entry.show_offer(self._offer(entry))

    def cross(self, path: str) -> None:
        """Ask for the place that the answer on a path contradicts; nothing where there is none."""
        if path in self._crosses:
            self.crossed.emit(self._crosses[path])

    def _offer(self, entry: Entry) -> Offer | None:
        session, field = self._session, entry.field
        offers = session.offers_on(field.path)
        if not offers or session.keepings.on(field.path):
            return None
        if any(agrees(field, session.answers, offer) for offer in offers):
            return None
        return _told(field, offers[0])

    def _show_crosses(self) -> None:
        before = set(self._crosses)
        self._crosses.clear()
        for finding in self._session.findings:
            here = self._entries.get(finding.paths[0])
            if here is None or here.path in self._crosses or not self._contradicts(finding):
                continue
            other = self._session.index.find(finding.paths[1])
            if other is not None and not _side_by_side(here.field, other):
                self._crosses[here.path] = other.path
                here.show_cross(f"对照“{accessible_name(other)}” ›", finding.level)
        for path in before - self._crosses.keys():
            if (entry := self._entries.get(path)) is not None:
                entry.show_cross("", "quiet")

    def _contradicts(self, finding: Finding) -> bool:
        return len(finding.paths) > 1 and finding.level != "hint" and finding.rule not in self._silent


def _can_be_reckoned(field: Field) -> bool:
    return field.figure is not None or (field.kind == "target_table" and field.path.endswith("/base"))


def _told(field: Field, offer: Derived) -> Offer:
    if offer.clause == "清单":
        return Offer(offer.value, offer.formula.removesuffix("。").replace("清单共", "清单"), "按清单的行数")
    taken_over = field.kind == "target_table" and len(offer.from_paths) == 1
    said = "前文" if taken_over else "推算"
    return Offer(offer.value, f"{said} {offer.value}", formula_words(offer))


def _side_by_side(one: Field, other: Field) -> bool:
    """Whether both stand in one row of a table of targets, where the other is seen anyway."""
    return one.kind == "target_table" and one.path.rpartition("/")[0] == other.path.rpartition("/")[0]
