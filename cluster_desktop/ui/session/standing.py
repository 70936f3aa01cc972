"""How a section stands: what is filled in, what is wrong, what is not yet proved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cluster_desktop.forms.demands import EVIDENCE_RULE
from cluster_desktop.forms.fields import COVER, Field, FieldIndex
from cluster_desktop.forms.model import PlanOutline
from cluster_desktop.forms.values import word_count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.model import Section
    from cluster_desktop.forms.requirements import Requirement
    from cluster_desktop.forms.values import Answers

EMPTY_RULES = ("required", "some_tick")
"""The kinds of rule that speak of what is empty: counted as not filled, not as wrong."""


@dataclass
class Standing:
    """Counts of one section.  `items` are the questions that a complete form answers."""

    items: int = 0
    filled: int = 0
    errors: int = 0
    warnings: int = 0
    unproved: int = 0
    findings: list[Finding] = field(default_factory=list["Finding"])

    @property
    def done(self) -> bool:
        """Whether nothing is left to do here."""
        return self.filled == self.items and not (self.errors or self.warnings or self.unproved)


def section_nos(index: FieldIndex) -> list[str]:
    """The cover, where the edition asks something on it, and then the sections."""
    cover = [COVER] if index.edition.cover.fields else []
    return [*cover, *(section.no for section in index.edition.sections)]


def standings(
    index: FieldIndex, findings: Iterable[Finding], demands: Iterable[Requirement]
) -> dict[str, Standing]:
    """The standing of every section by its number."""
    result = {no: Standing() for no in section_nos(index)}
    kinds = {use.id: use.kind for use in index.edition.rules}
    empty: set[str] = set()
    for finding in findings:
        kind = kinds.get(finding.rule, "")
        if (standing := _of(result, index, finding.paths[0])) is None:
            continue
        standing.findings.append(finding)
        if kind in EMPTY_RULES:
            empty.update(finding.paths)
        elif kind != EVIDENCE_RULE:
            standing.errors += finding.level == "error"
            standing.warnings += finding.level == "warning"
    for fields in _questions(index):
        standing = result[fields[0].section]
        standing.items += 1
        standing.filled += not any(each.path in empty for each in fields)
    for demand in demands:
        if demand.state in ("missing", "unreadable") and (due := _of(result, index, demand.path)) is not None:
            due.unproved += 1
    return result


def rule_ids(index: FieldIndex, kinds: Iterable[str]) -> frozenset[str]:
    """The ids under which the edition uses these kinds of rule."""
    wanted = frozenset(kinds)
    return frozenset(use.id for use in index.edition.rules if use.kind in wanted)


def wrong_of(index: FieldIndex, findings: Iterable[Finding]) -> list[Finding]:
    """What the window counts as 问题: errors and warnings.

    What is merely empty yet, or not proved, is counted by that name, and a hint is only told.
    """
    left_out = rule_ids(index, (*EMPTY_RULES, EVIDENCE_RULE))
    return [each for each in findings if each.level != "hint" and each.rule not in left_out]


def prose_words(section: Section, answers: Answers) -> int:
    """字 of the plan written in a section, its target table left out."""
    keys = [item.key for item in section.items if isinstance(item, PlanOutline)]
    return sum(word_count(str(answers.get(key, ""))) for key in keys)


def _of(result: dict[str, Standing], index: FieldIndex, path: str) -> Standing | None:
    """The standing of the section of a path; None for documents, rows of lists and settings."""
    found = index.find(path) or next(iter(index.of(path)), None)
    return result[found.section] if found is not None else None


def _questions(index: FieldIndex) -> list[list[Field]]:
    """The fields of each question that counts: with a required field, or a list of ticks."""
    by_key: dict[str, list[Field]] = {}
    for each in index.fields:
        if each.required or each.is_tick:
            by_key.setdefault(each.key, []).append(each)
    return list(by_key.values())
