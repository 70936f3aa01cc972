from collections.abc import Callable

import pytest
from msgspec.structs import replace

from cluster_desktop.forms.checker import Checker, Finding
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition, load_notice
from cluster_desktop.forms.model import Edition, Notice
from cluster_desktop.forms.requirements import Proof
from cluster_desktop.forms.values import Value
from tests.forms.complete import complete_answers, complete_proofs

ALONE = {
    *("required", "some_tick", "target_rows", "number", "decimals", "integer", "range", "tick", "choice"),
    *("pass_answer", "date", "max_chars", "section_max_chars", "evidence_required"),
}

Check = Callable[[dict[str, Value | None]], list[Finding]]


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition("hebei-2024")


@pytest.fixture(scope="session")
def notice() -> Notice:
    return load_notice("hebei-2024")


@pytest.fixture(scope="session")
def index(edition: Edition) -> FieldIndex:
    return FieldIndex(edition)


@pytest.fixture(scope="session")
def checker(edition: Edition, notice: Notice) -> Checker:
    """The rules on each answer alone: the figures of the complete draft do not agree with each other."""
    alone = tuple(use for use in edition.rules if use.kind in ALONE)
    return Checker(replace(edition, rules=alone), notice)


@pytest.fixture
def answers(edition: Edition) -> dict[str, Value]:
    return complete_answers(edition)


@pytest.fixture(scope="session")
def proofs(edition: Edition, notice: Notice) -> list[Proof]:
    return complete_proofs(edition, notice)


@pytest.fixture
def findings_after(checker: Checker, answers: dict[str, Value], proofs: list[Proof]) -> Check:
    """The findings of a complete draft after some answers were changed; None empties one."""

    def check(changes: dict[str, Value | None]) -> list[Finding]:
        changed = {**answers, **changes}
        return checker.check({path: value for path, value in changed.items() if value is not None}, proofs)

    return check
