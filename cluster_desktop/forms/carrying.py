"""Where the answers to one form belong in another: next year's edition, or that of the next level up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cluster_desktop.forms import model
from cluster_desktop.forms.values import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.forms.fields import Field, FieldIndex
    from cluster_desktop.forms.values import Answers, Value

_REMARK = re.compile(r"[（(][^（）()]*[）)]$")
_FOR_THIS_TIME = {
    "applied_on": "沿用了原来的申报日期。请改为这次的日期。",
    "recommendation": "沿用了原来的推荐意见。请核对是否适用于这次申报。",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer that has to be given or looked at again: its path in the new form, and why."""

    path: str
    why: str


@dataclass(slots=True)
class CarriedAnswers:
    """What became of the answers: those of the new form, the old paths without a place, what is asked."""

    answers: dict[str, Value] = field(default_factory=dict[str, "Value"])
    dropped: list[str] = field(default_factory=list[str])
    ask: list[Asked] = field(default_factory=list[Asked])


class Carriage:
    """Answers taken from one form to another: the same key asks for the same thing in every edition."""

    def __init__(self, old: FieldIndex, new: FieldIndex) -> None:
        self._old = old
        self._new = new

    def place(self, path: str) -> str | None:
        """Where the new form asks what the old one asks at `path`: ticks by their words, all else by path.

        None where it does not.  An item's key stands for all of it.
        """
        asked = self._old.find(path)
        if asked is not None and asked.option is not None:
            same = (one.path for one in self._new.of(asked.key) if _same_words(one.option, asked.option))
            return next(same, None)
        there = self._new.find(path) is not None
        return path if there or ("/" not in path and self._new.of(path)) else None

    def carry(self, answers: Answers) -> CarriedAnswers:
        """The answers to the new form, in its order where it asks for more."""
        done = CarriedAnswers()
        for path, value in answers.items():
            asked = self._old.find(path)
            if asked is not None:
                self._carry(asked, value, done)
        for path, why in _FOR_THIS_TIME.items():
            if path in done.answers:
                done.ask.append(Asked(path, why))
        done.ask += self._not_asked_before(done, answers)
        return done

    def _carry(self, asked: Field, value: Value, done: CarriedAnswers) -> None:
        place = self.place(asked.path)
        there = None if place is None else self._new.find(place)
        if there is None and asked.is_tick and self._new.of(asked.key):
            if value is True:  # what was not ticked says nothing
                first = self._new.find(asked.path) or self._new.of(asked.key)[0]
                done.ask.append(
                    Asked(first.path, f"原来勾选了“{asked.option}”，新表没有同样的选项。请重新选择。")
                )
        elif there is None or there.is_tick != asked.is_tick:
            done.dropped.append(asked.path)
        elif there.year != asked.year:
            why = f"原来是 {asked.year} 年的数，新表要 {there.year} 年的。原来填 {value}。"
            done.ask.append(Asked(there.path, why))
        elif there.unit != asked.unit:
            why = f"单位由“{asked.unit or '无'}”改为“{there.unit or '无'}”。原来填 {value}，请换算后填写。"
            done.ask.append(Asked(there.path, why))
        elif isinstance(asked.item, model.SingleChoice) and isinstance(there.item, model.SingleChoice):
            _choose(asked.item, there.item, value, done)
        elif asked.kind == "single_choice" or there.kind == "single_choice":
            done.ask.append(Asked(there.path, f"新表的填法不同。原来填 {value}。"))
        else:
            done.answers[there.path] = value

    def _not_asked_before(self, done: CarriedAnswers, answers: Answers) -> Iterator[Asked]:
        """The fields that the old form does not have, or not as the new one has them."""
        known = {one.path for one in done.ask}
        for one in self._new.fields:
            if one.path in done.answers or one.path in known or not (one.required or one.is_tick):
                continue
            before = self._old.of(one.key)
            if one.is_tick and any(_same_words(other.option, one.option) for other in before):
                continue
            if not before:
                yield Asked(one.path, "新表增加的栏目。")
            elif one.is_tick:
                yield Asked(one.path, f"新表增加的选项“{one.option}”。")
            elif self._old.find(one.path) is None:
                said = "、".join(
                    f"{other.name}：{text_of(answers, other.path) or '未填'}" for other in before[-1:]
                )
                yield Asked(
                    one.path, f"新表要填 {one.year} 年的数。" if one.year else f"填法不同，原来填{said}。"
                )


def _choose(old: model.SingleChoice, new: model.SingleChoice, value: Value, done: CarriedAnswers) -> None:
    """The option with the same words; asked where there is none, or where it says the opposite."""
    chosen = _option(old, value)
    if chosen is None:
        done.answers[new.key] = value  # no option's number: the checker says so
        return
    same = next((n for n, option in enumerate(new.options, 1) if _same_words(option, chosen)), None)
    if same is None:
        done.ask.append(Asked(new.key, f"原来选“{chosen}”，新表没有同样的选项。请重新选择。"))
    elif _passes(old, chosen) != _passes(new, new.options[same - 1]):
        done.ask.append(Asked(new.key, f"原来选“{chosen}”，新表的问法相反。请重新选择。"))
    else:
        done.answers[new.key] = str(same)


def _option(item: model.SingleChoice, value: Value) -> str | None:
    numbered = {str(number): option for number, option in enumerate(item.options, 1)}
    return numbered.get(str(value))


def _passes(item: model.SingleChoice, option: str) -> bool:
    """Whether the option does not bar an application; tells `是否属于` from `不属于`."""
    return option in item.pass_answers if item.pass_answers else option.startswith("是")


def _same_words(one: str | None, other: str | None) -> bool:
    """Whether two options say the same, whatever is noted in brackets behind them."""
    return one is not None and other is not None and _plain(one) == _plain(other)


def _plain(option: str) -> str:
    return _REMARK.sub("", "".join(option.split()))
