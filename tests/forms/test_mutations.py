"""One sentence of the documents broken at a time: the right rule speaks, and no other calls it an error."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from msgspec import Struct, field

from cluster_desktop.forms.checker import Checker, Finding
from cluster_desktop.forms.definitions import read
from cluster_desktop.forms.loader import load_edition, load_notice
from cluster_desktop.forms.requirements import Proof
from cluster_desktop.forms.values import Value
from tests.forms.complete import complete_proofs, sound_answers

HERE = Path(__file__).parent
FORMS = {
    "H": "hebei-2024",
    "2": "national-2022",
    "4": "national-2024",
    "5": "national-2025",
    "R": "national-2025-review",
}


class Mutation(Struct, frozen=True, forbid_unknown_fields=True):
    """What `mutations.toml` has on one line; `also` are rules that the change cannot but wake too."""

    on: str
    says: str
    at: str
    to: str
    finds: str
    loses: str = ""
    also: list[str] = field(default_factory=list)


class File(Struct, frozen=True):
    mutations: list[Mutation]


CASES = [
    pytest.param(FORMS[form], mutation, id=f"{FORMS[form]}: {mutation.says} [{mutation.at} = {mutation.to}]")
    for mutation in read(HERE / "mutations.toml", File).mutations
    for form in mutation.on
]


@cache
def judged_by(edition_id: str) -> tuple[Checker, list[Proof]]:
    edition = load_edition(edition_id)
    notice = load_notice(edition.notices[0])
    return Checker(edition, notice), complete_proofs(edition, notice)


def filled(edition_id: str, text: str) -> str:
    years = load_edition(edition_id).years
    return text.format(first=years[0], mid=years[1], last=years[2])


def broken(edition_id: str, mutation: Mutation) -> list[Finding]:
    checker, proofs = judged_by(edition_id)
    answers: dict[str, Value] = sound_answers(load_edition(edition_id))
    path, to = filled(edition_id, mutation.at), mutation.to
    answers.pop(path, None)
    if to:
        repeated = re.fullmatch(r"(.)×(\d+)", to)
        answers[path] = repeated[1] * int(repeated[2]) if repeated else True if to == "true" else to
    return checker.check(answers, [proof for proof in proofs if mutation.loses not in proof.proves])


@cache
def documents(edition_id: str) -> str:
    """All that is printed about a form: itself, its notices and their standard, brackets and spaces aside."""
    edition = load_edition(edition_id)
    names = [
        f"{edition_id}.txt",
        *(f"notices/{notice}.txt" for notice in edition.notices),
        "standard-2022.txt",
    ]
    return plain("".join((HERE / "texts" / name).read_text(encoding="utf-8") for name in names))


def plain(text: str) -> str:
    return re.sub(r"<[^>]*>|[\s“”\"]", "", unicodedata.normalize("NFKC", text))


def test_there_are_enough_of_them():
    assert len(CASES) >= 150


@pytest.mark.parametrize(("edition_id", "mutation"), CASES)
def test_the_sentence_is_in_the_documents(edition_id, mutation):
    assert plain(mutation.says) in documents(edition_id)


@pytest.mark.parametrize(("edition_id", "mutation"), CASES)
def test_a_broken_sentence_is_found_and_nothing_else_is_an_error(edition_id, mutation):
    found = broken(edition_id, mutation)
    key = mutation.at.removeprefix("listed/").split("/")[0]
    named = [finding.paths for finding in found if finding.rule == mutation.finds]
    assert key in {path.split("/")[0] for paths in named for path in paths}
    errors = {finding.rule for finding in found if finding.level == "error"}
    assert errors <= {mutation.finds, *mutation.also}
