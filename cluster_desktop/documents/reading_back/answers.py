"""From the texts of an edited form to answers, and to the words for what could not be read."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.places import Tick
from cluster_desktop.documents.filling.entries import cover_text
from cluster_desktop.documents.reading_back.finding import COVER, Finding
from cluster_desktop.documents.reading_back.moulds import key_of
from cluster_desktop.documents.reading_back.numbering import row_names
from cluster_desktop.documents.reading_back.values import read_text, read_tick
from cluster_desktop.forms.values import Value, ValueRefused

if TYPE_CHECKING:
    from cluster_desktop.documents.binding.places import Binding, Repeat
    from cluster_desktop.forms.fields import FieldIndex

_SIDE_BY_SIDE = re.compile(r"\s{2,}")


class AnswerReader:
    """The answers in a finding.

    `answers` by path, `read` the paths that were found, `unread` what was not, in plain Chinese.
    """

    def __init__(self, index: FieldIndex, binding: Binding, finding: Finding) -> None:
        self.answers: dict[str, Value] = {}
        self.read: set[str] = set()
        self.unread: list[str] = []
        self._index = index
        self._binding = binding
        self._finding = finding
        self._read_places()
        self._read_open_rows()
        for number, repeat in enumerate(binding.repeats):
            if (text := finding.texts.get(f"{COVER}{number}")) is not None:
                self._read_cover(repeat, text)
        self._name_losses()

    def _read_places(self) -> None:
        choices: defaultdict[str, list[str | None]] = defaultdict(list)
        for slot, place in self._binding.places.items():
            path, _, option = slot.partition("#")
            text = self._finding.texts.get(slot)
            if option:
                choices[path].append(text)
            elif text is not None and isinstance(place, Tick):
                self._read_tick(path, text)
            elif text is not None:
                self._read_text(path, text)
        for path, texts in choices.items():
            self._read_choice(path, [text for text in texts if text is not None])

    def _read_text(self, path: str, text: str) -> None:
        try:
            self._put(path, read_text(self._index[path], text))
        except ValueRefused as refusal:
            self.unread.append(refusal.message)

    def _read_tick(self, path: str, text: str) -> None:
        ticked = read_tick(text)
        if ticked is None:
            field = self._index[path]
            self.unread.append(f"“{field.option}”前面是“{text}”，看不出是否勾选，没有读回")
        else:
            self._put(path, ticked or None)

    def _read_choice(self, path: str, texts: list[str]) -> None:
        ticks = [read_tick(text) for text in texts]
        name = self._index[path].name
        if None in ticks:
            self.unread.append(f"“{name}”的方框看不出是否勾选，没有读回")
        elif ticks.count(True) > 1:
            self.unread.append(f"“{name}”只能选一项，文件中勾了{ticks.count(True)}项，没有读回")
        elif ticks:
            self._put(path, str(ticks.index(True) + 1) if True in ticks else None)

    def _read_open_rows(self) -> None:
        for key, rows in self._finding.rows.items():
            for name, texts in zip(row_names(self._index, key, (), len(rows)), rows, strict=False):
                for column, text in texts.items():
                    self._read_text(f"{name}/{column}", text)

    def _read_cover(self, repeat: Repeat, text: str) -> None:
        """Answers that only the cover has; of those that it repeats, the form's own place counts."""
        fields = [self._index[path] for path in repeat.paths]
        if any(path in self._binding.places for path in repeat.paths):
            shown = cover_text(fields, self.answers)
            if self.read.issuperset(repeat.paths) and key_of(text) != key_of(shown):
                name = "、".join(field.name for field in fields)
                self.unread.append(f"封面的“{name}”是“{text}”，表中是“{shown}”，按表中的读回")
            return
        parts = _SIDE_BY_SIDE.split(text) if len(fields) > 1 else [text]
        if text and len(parts) != len(fields):
            self.unread.append(f"封面的“{text}”分不清是哪几项，没有读回")
            return
        for field, part in zip(fields, parts if text else [""] * len(fields), strict=True):
            self._read_text(field.path, part)

    def _put(self, path: str, value: Value | None) -> None:
        self.read.add(path)
        if value is not None:
            self.answers[path] = value

    def _name_losses(self) -> None:
        for slots, why in (
            (self._finding.gone, "这一行被删去，或者行里原有的文字、格子被改动"),
            (sorted(self._finding.changed), "格子里原有的文字被改动或重复"),
        ):
            names = dict.fromkeys(self._name(slot) for slot in slots)
            self.unread += [f"“{name}”没有读回：{why}" for name in names]
        self.unread += [f"“{text:.30}”不在填写的地方，没有读回" for text in self._finding.strays]

    def _name(self, slot: str) -> str:
        """What an official calls the place of a slot."""
        if slot.startswith(COVER):
            repeat = self._binding.repeats[int(slot.removeprefix(COVER))]
            return f"封面：{'、'.join(self._index[path].name for path in repeat.paths)}"
        row = slot.rpartition("/")[0]
        if row in self._binding.open_rows:
            return f"{self._binding.open_rows[row].direction.text}：增加的指标"
        field = self._index[slot.partition("#")[0]]
        return field.name if field.item is None or field.is_tick is False else field.item.name
