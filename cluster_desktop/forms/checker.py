"""Runs an edition's rules over answers and evidence: all of them, or only those that a change touches."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cluster_desktop.forms import rules
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.findings import Finding
from cluster_desktop.forms.loader import load_standard
from cluster_desktop.forms.requirements import Proof, ProofIndex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from cluster_desktop.forms.model import Edition, Notice, Standard
    from cluster_desktop.forms.rules.base import Check
    from cluster_desktop.forms.values import Answers

__all__ = ["Checker", "Finding", "LiveCheck"]


class Checker:
    """The rules of one edition, with the evidence list and the 认定标准 of the notice if there are any.

    Answers may hold what is not asked on the form and yet read: `setting/western`, and the number of rows
    that a list has for an answer at `listed/<path>`.
    """

    def __init__(self, edition: Edition, notice: Notice | None, standard: Standard | None = None) -> None:
        if standard is None and notice is not None and notice.standard is not None:
            standard = load_standard(notice.standard)
        index = FieldIndex(edition)
        places = {field.path: place for place, field in enumerate(index.fields)}
        found = [check for use in edition.rules for check in rules.checks(use, index, notice, standard)]
        self.checks: tuple[Check, ...] = tuple(sorted(found, key=lambda check: _place(check, places)))

    def check(self, answers: Answers, proofs: Sequence[Proof]) -> list[Finding]:
        """All findings, in document order."""
        index = ProofIndex(proofs)
        return [finding for check in self.checks for finding in check.judge(answers, index)]


def _place(check: Check, places: dict[str, int]) -> int:
    """Where a check belongs in the document: at the first answer that it reads."""
    first = check.reads[0] if check.reads else ""
    if first.endswith("/"):
        return min(place for path, place in places.items() if path.startswith(first))
    return places.get(first, len(places))


class LiveCheck:
    """The findings of a draft while it is edited: an update re-runs only the checks that it touches."""

    def __init__(self, checker: Checker) -> None:
        self._checks = checker.checks
        self._found: list[tuple[Finding, ...]] | None = None
        self._proofs: tuple[Proof, ...] = ()
        self._index = ProofIndex(())
        self._readers: defaultdict[str, list[int]] = defaultdict(list)
        for number, check in enumerate(self._checks):
            for path in check.reads:
                self._readers[path].append(number)
        self._proof_readers = [number for number, check in enumerate(self._checks) if check.reads_proofs]

    def update(
        self, answers: Answers, proofs: Sequence[Proof], changed_paths: Collection[str]
    ) -> list[Finding]:
        """All findings, in document order, after the answers on `changed_paths` or the evidence changed.

        The first update judges everything, whatever is said to have changed.
        """
        proofs_changed = self._take(proofs)
        if self._found is None:
            self._found = [() for _ in self._checks]
            stale: Iterable[int] = range(len(self._checks))
        else:
            stale = set(self._touched(changed_paths))
            stale.update(self._proof_readers if proofs_changed else ())
        for number in stale:
            self._found[number] = tuple(self._checks[number].judge(answers, self._index))
        return [finding for found in self._found for finding in found]

    def _take(self, proofs: Sequence[Proof]) -> bool:
        if len(proofs) == len(self._proofs) and tuple(proofs) == self._proofs:
            return False
        self._proofs = tuple(proofs)
        self._index = ProofIndex(proofs)
        return True

    def _touched(self, paths: Collection[str]) -> Iterator[int]:
        for path in paths:
            yield from self._readers.get(path, ())
            slash = path.find("/")
            while slash >= 0:
                yield from self._readers.get(path[: slash + 1], ())
                slash = path.find("/", slash + 1)
