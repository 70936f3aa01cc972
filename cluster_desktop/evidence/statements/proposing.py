"""Papers proposed for a requirement: the sentences of the form, the county's own figures, and blanks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.evidence.statements.statement import BLANK, MAX_TITLE, Statement
from cluster_desktop.forms import rules
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.formulas import aligned
from cluster_desktop.forms.model import Declaration, SingleChoice
from cluster_desktop.forms.values import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.evidence.assessment import Assessment
    from cluster_desktop.evidence.statements.statement import StatementKind
    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.formulas import Formula
    from cluster_desktop.forms.requirements import Requirement

_OUTPUT = "total_output"
_REMARK = re.compile(r"[（(][^（）()]*[）)]$")
_AT_END = re.compile(r"[；。，、]+$")


@dataclass(frozen=True, slots=True)
class _Intensity:
    """What is divided by the output for a figure of which the form has the result only."""

    total: str
    unit: str


_INTENSITIES = {
    "co2_intensity": _Intensity("二氧化碳排放总量", "吨"),
    "energy_intensity": _Intensity("综合能源消费量", "吨标准煤"),
}


def propose(requirement: Requirement, assessment: Assessment) -> Statement | None:
    """A paper that would serve the requirement, with blanks where only the county knows; None for a list.

    填报说明: evidence may be a declaration of the applicant itself.
    """
    index = FieldIndex(assessment.edition)
    match requirement.kind:
        case "list":
            return None
        case "formula":
            return _formulas(requirement, index, assessment)
        case "statement":
            return _situation(requirement, index, assessment)
        case _:
            return _declaration(requirement, assessment)


def figures(assessment: Assessment) -> tuple[str, ...]:
    """The paths of the answers whose formula the form gives and whose figures are all filled in."""
    found = {
        formula.result.path: None
        for _, formula in rules.formulas(FieldIndex(assessment.edition))
        if formula.shown(assessment.answers) is not None and not formula.result.path.startswith("targets/")
    }
    return tuple(found)


def propose_figure(path: str, assessment: Assessment) -> Statement | None:
    """The formula of a figure with the county's own figures in it; None where the form gives none for it."""
    for _, formula in rules.formulas(FieldIndex(assessment.edition)):
        if formula.result.path == path and formula.shown(assessment.answers) is not None:
            words = (f"{formula.result.name}按下式计算：", _told(formula, assessment), *_sources(formula))
            return _paper("formula", f"{formula.result.name}计算公式", words, assessment)
    return None


def _formulas(requirement: Requirement, index: FieldIndex, assessment: Assessment) -> Statement:
    item, kind = index.item(requirement.path), _INTENSITIES.get(requirement.path)
    title = f"{item.name if item else requirement.title}计算公式"
    words = _intensity(requirement.path, kind, index, assessment) if kind else [f"{BLANK}＝{BLANK}÷{BLANK}"]
    return _paper("formula", title, words, assessment)


def _intensity(key: str, kind: _Intensity, index: FieldIndex, assessment: Assessment) -> list[str]:
    fields = index.of(key)
    unit = fields[0].unit or ""
    name = (index.item(key) or fields[0]).name.removeprefix("近三年集群")
    words = [f"{name}（{unit}）＝{kind.total}（{kind.unit}）÷集群产值（万元）。"]
    named: list[str] = []
    for field in fields:
        output = aligned(index, _OUTPUT, field.year or assessment.edition.years[-1])
        amount = text_of(assessment.answers, output.path) if output else ""
        result = text_of(assessment.answers, field.path) or BLANK
        below = f"（{amount}亿元×10000）" if amount else f"{BLANK}万元"
        words.append(f"{field.year}年：{BLANK}{kind.unit}÷{below}＝{result}{unit}。")
        if output and amount:
            named.append(f"“{output.name}”")
    words.append(f"{kind.total}由{BLANK}提供。")
    if named:
        words.append(f"产值取自申报表{'、'.join(named)}。")
    return words


def _told(formula: Formula, assessment: Assessment) -> str:
    """`上云比例＝“上云企业数量”÷“企业数量”×100%＝120÷300×100%＝40.00%`."""
    unit = formula.result.unit or ""
    percent = unit if unit == "%" else ""
    ways = [
        way + percent if way.endswith("×100") else way
        for way in formula.told(assessment.answers).split(" = ")
    ]
    return "＝".join((formula.result.name, *ways, f"{formula.shown(assessment.answers)}{unit}"))


def _sources(formula: Formula) -> tuple[str, ...]:
    names = "、".join(dict.fromkeys(f"“{field.name}”" for field in formula.inputs))
    return (f"以上数据取自申报表{names}。",)


def _situation(requirement: Requirement, index: FieldIndex, assessment: Assessment) -> Statement:
    item = index.item(requirement.path)
    subject = item.name if item else requirement.title
    said = [text for field in index.of(requirement.path) if (text := _said(field, assessment))]
    words = [f"申报表“{subject}”一栏填报为：{'；'.join(said) or BLANK}。现将有关情况说明如下：", f"{BLANK}。"]
    return _paper("situation", f"关于{_topic(subject)}的情况说明", words, assessment)


def _said(field: Field, assessment: Assessment) -> str:
    text = text_of(assessment.answers, field.path)
    if isinstance(field.item, SingleChoice):
        chosen = dict(enumerate(field.item.options, 1))
        return next((_REMARK.sub("", option) for no, option in chosen.items() if str(no) == text), "")
    if not text:
        return ""
    return f"{field.year}年{text}{field.unit or ''}" if field.year else f"{text}{field.unit or ''}"


def _declaration(requirement: Requirement, assessment: Assessment) -> Statement:
    cluster = text_of(assessment.answers, "cluster_name") or BLANK
    done = _AT_END.sub("", _REMARK.sub("", requirement.title))
    words = [f"{cluster}就“{done}”声明如下：", f"{BLANK}。"]
    words += [one.text for one in assessment.edition.items() if isinstance(one, Declaration) and one.text]
    return _paper("declaration", f"关于{_topic(done)}的自我声明", words, assessment)


def _topic(subject: str) -> str:
    """The subject as it stands in a title, short enough for it."""
    topic = _AT_END.sub("", subject)
    return topic if len(topic) <= MAX_TITLE - 12 else topic[: MAX_TITLE - 13] + "…"


def _paper(kind: StatementKind, title: str, words: Sequence[str], assessment: Assessment) -> Statement:
    return Statement(
        kind=kind,
        title=title,
        paragraphs=tuple(words),
        signer=text_of(assessment.answers, "county_dept") or BLANK,
    )
