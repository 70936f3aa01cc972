"""Rules on 字数: （200字以内）, （3000字以内）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.model import TargetTable
from cluster_desktop.forms.rules.base import Check, FieldRule, Judge, Rule, Scope
from cluster_desktop.forms.rules.target_rows import possible_cells
from cluster_desktop.forms.values import Answers, text_of, word_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.model import Section
    from cluster_desktop.forms.requirements import ProofIndex


class MaxChars(FieldRule, frozen=True, kw_only=True):
    """A text keeps within the limit printed beside it."""

    def takes(self, field: Field) -> bool:
        """Fields with a limit of their own."""
        return field.max_chars is not None

    def fault(self, field: Field, text: str) -> str | None:
        """Too many 字, as Word counts them."""
        limit = field.max_chars or 0
        count = word_count(text)
        if count <= limit:
            return None
        return f"“{field.name}”共 {count} 字，超过 {limit} 字以内的要求 {count - limit} 字。压缩文字。"


class SectionMaxChars(Rule, frozen=True, kw_only=True):
    """The prose of a section keeps within the section's limit.

    Whether target tables count is said nowhere: they are left out, and their 字 are named in the message.
    """

    def takes(self, field: Field) -> bool:
        """Headings of the plan."""
        return field.kind == "plan_outline"

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a section with a limit."""
        for section in scope.index.edition.sections:
            prose = tuple(
                field.path for field in scope.fields() if field.section == section.no and self.takes(field)
            )
            tables = [item for item in section.items if isinstance(item, TargetTable)]
            if section.max_chars is not None and prose:
                cells = [cell for table in tables for row in possible_cells(table).values() for cell in row]
                judge = _judge_section(scope, section, section.max_chars, prose, cells)
                yield Check((*prose, *(f"{table.key}/" for table in tables)), judge)


def _judge_section(
    scope: Scope, section: Section, limit: int, prose: tuple[str, ...], cells: list[str]
) -> Judge:
    def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
        counts = {path: word_count(text_of(answers, path)) for path in prose}
        count = sum(counts.values())
        if count > limit:
            tabled = sum(word_count(text_of(answers, cell)) for cell in cells if cell in answers)
            message = (
                f"“{section.heading}”共 {count} 字（目标表 {tabled} 字未计入），"
                f"超过 {limit} 字的要求 {count - limit} 字。压缩文字。"
            )
            yield scope.finding(message, *(path for path in prose if counts[path]))

    return judge
