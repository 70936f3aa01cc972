"""What a decoded definition must still fulfil: keys once, references that lead somewhere, known rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cluster_desktop.forms import model, rules
from cluster_desktop.forms.fields import FieldIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def edition_faults(edition: model.Edition) -> list[str]:
    """What is wrong with an edition, each fault naming its key; empty when it is sound."""
    index = FieldIndex(edition)
    return [
        *_repeated("key", (item.key for item in edition.items())),
        *_repeated("rules id", (use.id for use in edition.rules)),
        *_item_faults(edition),
        *_cover_faults(edition),
        *(fault for use in edition.rules for fault in rules.faults(use, index)),
    ]


def notice_faults(notice: model.Notice, editions: tuple[model.Edition, ...]) -> list[str]:
    """What is wrong with a notice for these editions; empty when it is sound."""
    faults = list(_repeated("evidence no", (str(item.no) for item in notice.evidence)))
    faults += [f"evidence {item.no} 没有 paths。" for item in notice.evidence if not item.paths]
    for edition in editions:
        index = FieldIndex(edition)
        for item in notice.evidence:
            missing = [path for path in item.paths if not index.of(path)]
            faults += [f"evidence {item.no} 的“{path}”不在 {edition.id} 中。" for path in missing]
    return faults


def _repeated(what: str, names: Iterable[str]) -> Iterator[str]:
    for name, times in Counter(names).items():
        if times > 1:
            yield f"{what}“{name}”出现了 {times} 次。"


def _item_faults(edition: model.Edition) -> Iterator[str]:
    keys = {item.key for item in edition.items()}
    for item in edition.items():
        if isinstance(item, model.SingleChoice):
            for answer in item.pass_answers:
                if answer not in item.options:
                    yield f"“{item.key}”的 pass_answers“{answer}”不是它的选项。"
            if item.refers_to is not None and item.refers_to not in keys:
                yield f"“{item.key}”的 refers_to“{item.refers_to}”不存在。"
            if item.demand and item.demand.option and item.demand.option > len(item.options):
                yield f"“{item.key}”的 demand.option {item.demand.option} 超出选项数。"
        if isinstance(item, model.TargetTable):
            yield from _repeated(f"“{item.key}”的 rows key", (row.key for row in item.rows))


def _cover_faults(edition: model.Edition) -> Iterator[str]:
    known = {item.key for item in edition.items()} | {field.path for field in edition.cover.fields}
    for line in edition.cover.lines:
        for blank in line.blanks:
            if blank.path not in known:
                yield f"cover“{line.label}”的“{blank.path}”不存在。"
