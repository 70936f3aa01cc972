"""The files that are coming in, as a table: what each is, what it is to prove, and its title."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from cluster_desktop.ui.evidence.intake.naming import says_nothing
from cluster_desktop.ui.session.intake import Wanted
from cluster_desktop.ui.words import bytes_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtCore import QObject

    from cluster_desktop.ui.session.arrivals import Looked, Source

Index = QModelIndex | QPersistentModelIndex
FILE, PAGES, PROVES, TITLE = range(4)
DETAIL = Qt.ItemDataRole.UserRole + 1
TONE = Qt.ItemDataRole.UserRole + 2

_HEADS = ("文件", "页数", "证明的栏目", "目录中的名称")
_CONVERTED = {".doc", ".docx", ".wps", ".rtf", ".xls", ".xlsx", ".et", ".ppt", ".pptx"}
NOWHERE = "暂不归入"
"""Said of a file that is not yet to prove anything."""
_RENAME = "请改成材料的名称"


@dataclass(frozen=True)
class Arrival:
    """A file that was given; `looked` is None until it was looked over."""

    source: Source
    looked: Looked | None = None
    title: str = ""
    proves: str = ""

    @property
    def fit(self) -> bool:
        """Whether it can be taken in."""
        return self.looked is not None and not self.looked.refusal


class ArrivalModel(QAbstractTableModel):
    """`counted` tells that there are more or fewer files, or that one was looked over."""

    counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrivals: list[Arrival] = []
        self._names: dict[str, str] = {}
        self._present: Mapping[str, str] = {}
        self._first: dict[str, Source] = {}

    def know(self, names: dict[str, str], present: Mapping[str, str]) -> None:
        """Learn what the requirements are called, and the titles of the files in the draft by their hash."""
        self._names = names
        self._present = present
        self._tell(0, len(self._arrivals) - 1)

    @property
    def names(self) -> Mapping[str, str]:
        """What each requirement that can be chosen is called, by its id."""
        return self._names

    @property
    def arrivals(self) -> tuple[Arrival, ...]:
        """All files in the order in which they came."""
        return tuple(self._arrivals)

    def add(self, sources: Iterable[Source]) -> int:
        """List more files; those that are listed already are left out.  Returns how many were added."""
        listed = {each.source.path for each in self._arrivals}
        new = [Arrival(source) for source in dict.fromkeys(sources) if source.path not in listed]
        if new:
            self.beginInsertRows(QModelIndex(), len(self._arrivals), len(self._arrivals) + len(new) - 1)
            self._arrivals += new
            self.endInsertRows()
            self.counted.emit()
        return len(new)

    def take_note(self, found: Iterable[Looked]) -> None:
        """Show what came of looking at files."""
        lines = {each.source.path: line for line, each in enumerate(self._arrivals)}
        for looked in found:
            line = lines.get(looked.source.path)
            if line is None:
                continue
            before = self._arrivals[line]
            likely = looked.guesses[0] if looked.sure else ""
            proves = before.proves or (likely if likely in self._names else "")
            self._arrivals[line] = replace(
                before, source=looked.source, looked=looked, title=before.title or looked.title, proves=proves
            )
            self._tell(line, line)
        self._count()

    def look_again(self, line: int, source: Source) -> None:
        """Forget what was found of a file, which is now to be looked at as `source`."""
        self._arrivals[line] = replace(self._arrivals[line], source=source, looked=None)
        self._tell(line, line)
        self.counted.emit()

    def drop(self, lines: Iterable[int]) -> None:
        """Take files off the sheet."""
        for line in sorted(set(lines), reverse=True):
            self.beginRemoveRows(QModelIndex(), line, line)
            del self._arrivals[line]
            self.endRemoveRows()
        self._count()

    def waiting(self) -> tuple[Source, ...]:
        """The files that were not looked over yet; those that take long come last."""
        return tuple(sorted((each.source for each in self._arrivals if each.looked is None), key=_is_slow))

    def choices(self, line: int) -> dict[str, str]:
        """The requirements for the file on a line, those that it may well prove first."""
        looked = self._arrivals[line].looked
        likely = looked.guesses if looked is not None else ()
        return {id_: self._names[id_] for id_ in likely if id_ in self._names} | self._names

    def after(self, line: int) -> int | None:
        """The next line below this one whose file cannot be taken in, from the top again at the end."""
        lines = [each for each, one in enumerate(self._arrivals) if one.looked is not None and not one.fit]
        return next((each for each in lines if each > line), lines[0] if lines else None)

    def wanted(self) -> tuple[Wanted, ...]:
        """The files that can be taken in."""
        return tuple(
            Wanted(each.looked, each.title, each.proves)
            for each in self._arrivals
            if each.looked is not None and each.fit
        )

    # what QAbstractTableModel asks for

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: D102
        return 0 if parent is not None and parent.isValid() else len(self._arrivals)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: D102
        return 0 if parent is not None and parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401, D102
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: D102
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = index.column() in (PROVES, TITLE) and self._arrivals[index.row()].fit
        return found | Qt.ItemFlag.ItemIsEditable if editable else found

    def data(self, index: Index, role: int = 0) -> Any:  # noqa: ANN401, D102, PLR0911  one answer a role
        arrival = self._arrivals[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(arrival, index.column())
            case Qt.ItemDataRole.EditRole:
                return arrival.proves if index.column() == PROVES else arrival.title
            case Qt.ItemDataRole.ToolTipRole if index.column() == FILE:
                return "\n".join(filter(None, (arrival.source.name, self._detail(arrival, FILE))))
            case Qt.ItemDataRole.AccessibleTextRole:
                said = self._words(arrival, index.column()), self._detail(arrival, index.column())
                return f"{_HEADS[index.column()]}：{'，'.join(filter(None, said)) or '空'}"
            case _ if role == DETAIL:
                return self._detail(arrival, index.column())
            case _ if role == TONE:
                return self._tone(arrival, index.column())
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: D102
        arrival, words = self._arrivals[index.row()], str(value).strip()
        if role != Qt.ItemDataRole.EditRole:
            return False
        if index.column() == PROVES:
            self._arrivals[index.row()] = replace(arrival, proves=words)
        elif words:
            self._arrivals[index.row()] = replace(arrival, title=words)
        self._tell(index.row(), index.row())
        return True

    def _count(self) -> None:
        self._first = {}
        for each in self._arrivals:
            if each.looked is not None and each.looked.sha256:
                self._first.setdefault(each.looked.sha256, each.source)
        self.counted.emit()

    def _tell(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(_HEADS) - 1))

    def _words(self, arrival: Arrival, column: int) -> str:
        looked = arrival.looked
        if column == FILE:
            return arrival.source.name
        if looked is None:
            return ("转换中" if _is_slow(arrival.source) else "查看中") if column == PAGES else ""
        if not arrival.fit:
            return "—" if column == PAGES else ""
        if column == PAGES:
            return f"{looked.pages} 页"
        return arrival.title if column == TITLE else self._names.get(arrival.proves, NOWHERE)

    def _detail(self, arrival: Arrival, column: int) -> str:
        looked = arrival.looked
        if looked is None:
            return ""
        if column == PAGES:
            return bytes_said(looked.size) if looked.size else ""
        if column == TITLE:
            return _RENAME if arrival.fit and says_nothing(arrival.title) else ""
        if column == PROVES:
            likely = next((self._names[id_] for id_ in looked.guesses if id_ in self._names), "")
            return f"也许是：{likely}" if arrival.fit and likely and not arrival.proves else ""
        if looked.refusal:
            return looked.refusal
        return "；".join((*self._twin(looked), *looked.remarks))

    def _twin(self, looked: Looked) -> tuple[str, ...]:
        """Where the same file is already, in the draft or further up."""
        known, first = self._present.get(looked.sha256), self._first.get(looked.sha256)
        if known:
            return (f"草稿中已有同一文件“{known}”，多余的按 Delete 去掉",)
        if first is not None and first.path != looked.source.path:
            return (f"与“{first.name}”是同一文件，多余的按 Delete 去掉",)
        return ()

    def _tone(self, arrival: Arrival, column: int) -> str:
        if arrival.looked is None:
            return "secondary"
        if column == FILE:
            return "error" if arrival.looked.refusal else "warning" if self._detail(arrival, FILE) else ""
        if column == TITLE:
            return "warning" if self._detail(arrival, TITLE) else ""
        return "secondary" if column == PROVES and not arrival.proves else ""


def _is_slow(source: Source) -> bool:
    """Whether an office program has to make a PDF of it first."""
    return source.path.suffix.lower() in _CONVERTED
