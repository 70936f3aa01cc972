"""All the evidence that an edition and a notice may call for, whatever the answers are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.forms.model import (
    AnyItem,
    Demand,
    DemandKind,
    Level,
    MultiChoice,
    Notice,
    NoticeItem,
    RuleUse,
    SingleChoice,
)
from cluster_desktop.forms.values import Answers, is_none, parse_number, text_of

if TYPE_CHECKING:
    from cluster_desktop.forms.fields import FieldIndex

EVIDENCE_RULE = "evidence_required"
KIND_WORDS: dict[DemandKind, str] = {
    "evidence": "佐证材料",
    "list": "清单",
    "formula": "计算公式",
    "statement": "情况说明",
}

Due = Callable[[Answers], bool]


@dataclass(frozen=True, kw_only=True)
class PossibleDemand:
    """Evidence that may fall due: `due` tells by the answers on the paths that it `reads`.

    `path` is where the demand is shown, `paths` all that it documents; `level` and `clause` are those of
    the edition's evidence rule, or of the notice's line.
    """

    id: str
    path: str
    paths: tuple[str, ...]
    title: str
    kind: DemandKind
    level: Level
    clause: str
    reads: tuple[str, ...]
    due: Due


def possible_demands(index: FieldIndex, notice: Notice | None) -> Iterator[PossibleDemand]:
    """Those of the form in document order, then those of the notice's own list."""
    use = next((use for use in index.edition.rules if use.kind == EVIDENCE_RULE), None)
    for item in index.edition.items():
        if item.demand is not None and use is not None:
            yield from _item_demands(index, item, item.demand, use)
    if notice is not None:
        for line in notice.evidence:
            yield _notice_demand(index, notice, line)


def _item_demands(index: FieldIndex, item: AnyItem, demand: Demand, use: RuleUse) -> Iterator[PossibleDemand]:
    for kind in demand.kinds:
        if isinstance(item, MultiChoice):
            for field in index.of(item.key):
                due = _ticked(field.path)
                yield _form_demand(use, field.path, kind, title=field.name, reads=(field.path,), due=due)
            continue
        reads = _figures(index, item.key)
        title = f"{item.name}（{KIND_WORDS[kind]}）"
        if demand.option is not None:
            due = _chosen(item.key, demand.option)
        elif kind == "formula":
            due = _any_answer(reads)
        else:
            due = _any_positive(reads)
        yield _form_demand(use, item.key, kind, title=title, reads=reads, due=due)


def _form_demand(
    use: RuleUse, path: str, kind: DemandKind, *, title: str, reads: tuple[str, ...], due: Due
) -> PossibleDemand:
    return PossibleDemand(
        id=path if kind == "evidence" else f"{path}:{kind}",
        path=path,
        paths=(path,),
        title=title,
        kind=kind,
        level=use.level,
        clause=use.clause,
        reads=reads,
        due=due,
    )


def _notice_demand(index: FieldIndex, notice: Notice, line: NoticeItem) -> PossibleDemand:
    reads = tuple(path for key in line.paths for path in _figures(index, key))
    return PossibleDemand(
        id=f"notice/{line.no}",
        path=line.paths[0],
        paths=line.paths,
        title=line.title,
        kind=line.kind,
        level=line.level,
        clause=f"{notice.evidence_title} {line.no}",
        reads=reads,
        due=_any_said(index, line.paths) if line.only_if_positive else _always,
    )


def _figures(index: FieldIndex, key: str) -> tuple[str, ...]:
    """The item's paths; of a count with names the count, which alone decides."""
    return tuple(field.path for field in index.of(key) if not field.path.endswith("/names"))


def _always(_answers: Answers) -> bool:
    return True


def _ticked(path: str) -> Due:
    return lambda answers: answers.get(path) is True


def _chosen(path: str, option: int) -> Due:
    return lambda answers: text_of(answers, path) == str(option)


def _any_said(index: FieldIndex, keys: tuple[str, ...]) -> Due:
    """Whether one of the items says that there is something: a figure, words, a tick, or 是."""
    dues = [_says_there_is(index, key) for key in keys]
    return lambda answers: any(due(answers) for due in dues)


def _says_there_is(index: FieldIndex, key: str) -> Due:
    match index.item(key):
        case SingleChoice(yes=int() as yes):
            return _chosen(key, yes)
        case MultiChoice():
            ticks = [_ticked(field.path) for field in index.of(key)]
            return lambda answers: any(ticked(answers) for ticked in ticks)
        case _:
            return _any_positive(_figures(index, key))


def _any_answer(paths: tuple[str, ...]) -> Due:
    return lambda answers: any(_says_something(text_of(answers, path)) for path in paths)


def _any_positive(paths: tuple[str, ...]) -> Due:
    return lambda answers: any(_is_more_than_nothing(text_of(answers, path)) for path in paths)


def _says_something(text: str) -> bool:
    return bool(text) and not is_none(text)


def _is_more_than_nothing(text: str) -> bool:
    """A figure above 0, or words that are not 无: what cannot be read is not taken for nothing."""
    number = parse_number(text)
    return _says_something(text) if number is None else number > 0
