"""One made-up county, as each edition of the form and its notice see it: the answers, and the papers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from cluster_desktop.errors import ClusterError
from cluster_desktop.examples.papers.parts import Paper  # noqa: TC001 - msgspec reads it
from cluster_desktop.examples.proving import Proving
from cluster_desktop.examples.telling import Answered, Figures, Own, read, tell, year_words
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition, load_notice

_HERE = Path(__file__).resolve().parent
COUNTY = _HERE / "county"
EDITIONS = _HERE / "editions"
_ANSWERS = ("answers.toml", "plan.toml")


class NoExample(ClusterError):
    """There is no made-up county for this edition."""


class County(Struct, frozen=True, kw_only=True):
    """The county as one edition sees it.

    `answers` are those that the edition asks for, by path; `told` all of the year, for the papers that
    say more; `words` what the texts may name.
    """

    title: str
    notice: str
    answers: dict[str, str | bool]
    told: dict[str, str | bool]
    words: dict[str, str]


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the names of firms, patents and standards are made up of.

    `leading` are whole names; `firm` is the pattern of all others, `firm_code` the beginning of their codes.
    `patents_granted` tells how many of the patents are of which year.
    """

    leading: tuple[str, ...]
    firm: str
    firm_code: str
    first: str
    second: str
    trades: tuple[str, ...]
    towns: tuple[str, ...]
    products: tuple[str, ...]
    patent_aims: tuple[str, ...]
    patent_objects: tuple[str, ...]
    patent_means: tuple[str, ...]
    patents_granted: dict[str, int]
    standard_objects: tuple[str, ...]
    standard_subjects: tuple[str, ...]


class _Wording(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    words: Words
    endings: dict[str, str]


class _File(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    evidence: tuple[Paper, ...]


class Papers(Struct, frozen=True, kw_only=True):
    """The evidence of the county: the words for it, closing texts by name, and the papers in order.

    The papers' `proves` are the paths and ids of the edition and its notice.
    """

    words: Words
    endings: dict[str, str]
    evidence: tuple[Paper, ...]


def example_ids() -> tuple[str, ...]:
    """The editions that the county has filled in."""
    return tuple(sorted(path.stem for path in EDITIONS.glob("*.toml")))


@cache
def county(edition_id: str) -> County:
    """The county as an edition sees it, without its papers; raises `NoExample`."""
    if edition_id not in example_ids():
        raise NoExample(f"“{edition_id}”这一版申报表还没有示例。")
    edition = load_edition(edition_id)
    own_file = EDITIONS / f"{edition_id}.toml"
    words = {**year_words(edition.years[-1]), **read(own_file, Own).words}
    figures = tell(COUNTY / "figures.toml", words, Figures)
    words |= figures.words(edition.years)
    own = tell(own_file, words, Own)
    words |= own.words
    told: dict[str, str | bool] = dict(figures.answers(edition.years))
    for answered in (*(tell(COUNTY / name, words, Answered) for name in _ANSWERS), own):
        told |= answered.answers
        told |= answered.ticked(edition)
    fields = FieldIndex(edition)
    asked = {path: value for path, value in told.items() if fields.find(path)}
    return County(title=own.title, notice=own.notice, answers=asked, told=told, words=words)


@cache
def papers(edition_id: str) -> Papers:
    """The evidence that an edition and its notice call for; raises `NoExample`."""
    seen = county(edition_id)
    wording = tell(COUNTY / "words.toml", seen.words, _Wording)
    files = [*sorted((COUNTY / "papers").glob("*.toml")), EDITIONS / "papers" / f"{edition_id}.toml"]
    told = [paper for file in files if file.is_file() for paper in tell(file, seen.words, _File).evidence]
    proving = Proving(load_edition(edition_id), load_notice(seen.notice), seen.answers)
    proven = [replace(paper, proves=proving.proven(paper.proves)) for paper in told]
    needed = tuple(paper for paper in proven if paper.proves)
    return Papers(words=wording.words, endings=wording.endings, evidence=needed)
