"""What the checker says of the answers and the evidence as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.evidence.items import proofs
from cluster_desktop.forms.checker import Checker, LiveCheck
from cluster_desktop.forms.demands import possible_demands
from cluster_desktop.forms.requirements import ProofIndex, Requirement, judge
from cluster_desktop.ui.session.standing import Standing, standings

if TYPE_CHECKING:
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.ui.session.session import Session


class Judging:
    """`demands` are all that the form may demand, `requirements` those as they stand."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.demands = tuple(possible_demands(session.index, session.notice))
        self.findings: list[Finding] = []
        self.requirements: list[Requirement] = []
        self.standings: dict[str, Standing] = {}
        self.start_over()

    def start_over(self) -> None:
        """Have every rule run the next time: the standard is another."""
        session = self._session
        self._check = LiveCheck(Checker(session.edition, session.notice, session.benchmark.standard))

    def judge(self) -> None:
        """Work out findings, requirements and standings."""
        session = self._session
        proved = [*proofs(session.evidence), *session.lists.proofs]
        known = {**session.answers, **session.benchmark.facts, **session.lists.facts}
        dirty = set(session.typing.dirty)
        session.typing.dirty.clear()
        found = session.keepings.sort_out(self._check.update(known, proved, dirty))
        self.findings = [*session.disputes.findings, *found]
        index = ProofIndex(proved)
        self.requirements = [judge(demand, session.answers, index) for demand in self.demands]
        self.standings = standings(session.index, self.findings, self.requirements)

    def due_on(self, path: str) -> list[Requirement]:
        """The requirements that are due for this path or the question that it belongs to."""
        key = path.split("/", maxsplit=1)[0]
        return [
            demand
            for demand in self.requirements
            if demand.state != "unneeded" and (path in demand.paths or demand.path in (path, key))
        ]
