"""What a decoded definition must still fulfil: keys once, references that lead somewhere, known rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cluster_desktop.forms import model, rules
from cluster_desktop.forms.fields import FieldIndex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_WITHOUT_BOUNDS = {"falling", "answer"}


def edition_faults(edition: model.Edition) -> list[str]:
    """What is wrong with an edition, each fault naming its key; empty when it is sound."""
    index = FieldIndex(edition)
    return [
        *_repeated("key", (item.key for item in edition.items())),
        *_repeated("rules id", (use.id for use in edition.rules)),
        *_item_faults(edition),
        *_clause_faults(edition),
        *_cover_faults(edition),
        *(fault for use in edition.rules for fault in rules.faults(use, index)),
    ]


def notice_faults(notice: model.Notice, editions: tuple[model.Edition, ...]) -> list[str]:
    """What is wrong with a notice for these editions; empty when it is sound."""
    faults = list(_repeated("evidence no", (str(item.no) for item in notice.evidence)))
    faults += [f"evidence {item.no} 没有 paths。" for item in notice.evidence if not item.paths]
    for named in (*notice.summaries, *notice.quotas):
        of = (named.edition,) if isinstance(named, model.SummaryTable) else named.editions
        faults += [f"“{name}”不在 editions 中。" for name in of if name not in notice.editions]
    for edition in editions:
        index = FieldIndex(edition)
        for item in notice.evidence:
            missing = [path for path in item.paths if not index.of(path)]
            faults += [f"evidence {item.no} 的“{path}”不在 {edition.id} 中。" for path in missing]
    return faults


def standard_faults(standard: model.Standard, known: Collection[str]) -> list[str]:
    """What is wrong with a standard, `known` being the keys of all items; empty when it is sound."""
    faults = list(_repeated("indicators id", (one.id for one in standard.indicators)))
    for indicator in standard.indicators:
        for measure in indicator.measures:
            where = f"indicators“{indicator.id}”的 measures"
            faults += [f"{where}的“{key}”不存在。" for key in measure.items if key not in known]
            bounds = (measure.above, measure.at_least, measure.at_most)
            if not measure.items:
                faults.append(f"{where}没有 items。")
            if measure.kind in _WITHOUT_BOUNDS and any(bound is not None for bound in bounds):
                faults.append(f"{where}“{measure.kind}”不需要 above、at_least、at_most。")
            if measure.kind not in _WITHOUT_BOUNDS and all(bound is None for bound in bounds):
                faults.append(f"{where}“{measure.kind}”缺 above、at_least 或 at_most。")
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


def _clause_faults(edition: model.Edition) -> Iterator[str]:
    """Clauses cited by a name that no clause has: what is cited is Chinese (`填报说明 9`)."""
    cited = {item.key: item.clause for item in edition.items()}
    cited |= {use.id: use.clause for use in edition.rules}
    for name, clause in cited.items():
        if clause is not None and clause.isascii():
            yield f"“{name}”的 clause“{clause}”不存在。"


def _cover_faults(edition: model.Edition) -> Iterator[str]:
    known = {item.key for item in edition.items()} | {field.path for field in edition.cover.fields}
    for line in edition.cover.lines:
        for blank in line.blanks:
            if blank.path not in known:
                yield f"cover“{line.label}”的“{blank.path}”不存在。"
