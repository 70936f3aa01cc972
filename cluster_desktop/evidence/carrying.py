"""Another edition begun from a draft: its answers, evidence and lists, as far as the new form has a place."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.clock import Clock, utc_now
from cluster_desktop.drafts.copying import files_of, whole_file
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import ValueUnfit
from cluster_desktop.drafts.official_blank import PATH as OFFICIAL_BLANK
from cluster_desktop.drafts.versions import name_version
from cluster_desktop.evidence.items import provable
from cluster_desktop.forms.carrying import Asked, Carriage
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.lists import lists_of
from cluster_desktop.forms.loader import load_edition, load_notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from cluster_desktop.drafts.change import Change, JsonValue
    from cluster_desktop.forms.model import Edition

    Tell = Callable[[int, int], None]

_VOLUME = "setting/volume"
_NAMED = (OFFICIAL_BLANK, "setting/standard")


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a draft: how many answers, pieces of evidence and rows of lists were carried.

    `dropped` are the old paths that have no place in the new form (a list as a whole: `list/<key>`); `ask`
    the paths of the new form that have to be filled in or looked at.
    """

    answers: int
    evidence: int
    rows: int
    dropped: tuple[str, ...]
    ask: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """What would go over, worked out and written nowhere: the values by path, and what is told of them."""

    edition: str
    notice: str
    values: Mapping[str, JsonValue]
    told: Carried


def load_from(source: Draft, edition_id: str, notice: str = "") -> Load:
    """Work out what goes from `source` into a draft of another edition.

    Without a `notice` it is the one of `source`, or the first of the edition where that does not fit.  Where
    colleagues disagree, the value that is shown goes, and is asked about.

    Raises:
        ClusterError: there is no such edition.
        DraftError: `source` cannot be read.
    """
    edition = load_edition(edition_id)
    carriage = Carriage(FieldIndex(load_edition(source.edition)), FieldIndex(edition))
    wished = notice or source.notice
    chosen = wished if wished in edition.notices else edition.notices[0]
    known = provable(edition, load_notice(chosen))
    answers = carriage.carry(source.answers())
    evidence, proving_nothing = _evidence(source, carriage, known, same_notice=chosen == source.notice)
    rows, unlisted = _rows(source, edition)
    beside = dict(_notes(source, carriage))
    divided = (
        path for conflict in source.conflicts() if (path := carriage.place(conflict)) in answers.answers
    )
    told = Carried(
        answers=len(answers.answers),
        evidence=len(evidence),
        rows=len(rows),
        dropped=(*answers.dropped, *proving_nothing, *unlisted, *_left(source)),
        ask=(
            *answers.ask,
            *(Asked(path, "同事填法不同，沿用了其中一种。请核对。") for path in divided if path),
        ),
    )
    values = {**answers.answers, **beside, **evidence, **rows, **source.values(_VOLUME)}
    return Load(edition.id, chosen, values, told)


def carry(
    source: Draft,
    edition_id: str,
    target: Path,
    author: str,
    *,
    notice: str = "",
    force: bool = False,
    now: Clock = utc_now,
    tell: Tell = lambda _done, _total: None,
) -> Carried:
    """Begin a draft of another edition at `target` from what stands in `source`, as `load_from` has it.

    It is a draft of its own: a new id, and every path with one change, by `author`; a version keeps
    what was carried, to compare with later.  `tell` hears how many of the files are in, of how
    many (0 while that is not known), and may raise to stop.

    Raises:
        ClusterError: there is no such edition, or `tell` raised it; nothing is then left at `target`.
        DraftError: `target` exists (unless `force`), `source` cannot be read, or the disk refuses.
    """
    load = load_from(source, edition_id, notice)
    with (
        whole_file(target, force=force) as part,
        Draft.create(part, edition=load.edition, notice=load.notice, author=author, now=now) as draft,
    ):
        _write(source, draft, load.values, author, tell)
        tell(0, 0)  # before it takes its place
    return load.told


def _write(source: Draft, draft: Draft, values: Mapping[str, JsonValue], author: str, tell: Tell) -> None:
    """All values and the files that they name, in one commit; and a version for them."""
    with draft.writing() as writing:
        written: list[Change | None] = []
        for path, value in values.items():
            tell(0, 0)
            written.append(writing.set(path, value, author))
        files = files_of(change for change in written if change is not None)
        for number, sha256 in enumerate(files):
            tell(number, len(files))
            if source.has_blob(sha256):
                writing.keep(source.blob(sha256))
    with suppress(ValueUnfit):  # more paths than a version holds: the draft goes without
        name_version(draft, _origin(source), author)


def _origin(source: Draft) -> str:
    """What the version is called: the form that it came from, by the year of its call."""
    edition = load_edition(source.edition)
    return f"由 {edition.years[-1] + 1} 年度{edition.title}带入"


def _evidence(
    source: Draft, carriage: Carriage, known: Callable[[str], bool], *, same_notice: bool
) -> tuple[dict[str, JsonValue], list[str]]:
    """The items that still prove something, or never did; and the paths of the others."""
    kept: dict[str, JsonValue] = {}
    dropped: list[str] = []
    for path, value in source.values("evidence/").items():
        proves = value.get("proves") if isinstance(value, dict) else None
        if not isinstance(value, dict) or not isinstance(proves, list):
            dropped.append(path)
            continue
        places = (_proved(str(word), carriage, same_notice=same_notice) for word in proves)
        still: list[JsonValue] = [word for word in dict.fromkeys(places) if word is not None and known(word)]
        if still or not proves:
            kept[path] = {**value, "proves": still}
        else:
            dropped.append(path)
    return kept, dropped


def _proved(word: str, carriage: Carriage, *, same_notice: bool) -> str | None:
    """What a word of `proves` says in the new form."""
    if word.startswith("notice/"):
        return word if same_notice else None
    path, colon, kind = word.partition(":")
    place = carriage.place(path)
    return None if place is None else f"{place}{colon}{kind}"


def _rows(source: Draft, edition: Edition) -> tuple[dict[str, JsonValue], list[str]]:
    """The rows of the lists that the new form carries too, and the other lists."""
    lists = {one.key for one in lists_of(edition)}
    rows = source.values("list/")
    found = Counter(path.split("/")[1] for path in rows)
    kept = {path: row for path, row in rows.items() if path.split("/")[1] in lists}
    return kept, [f"list/{key}" for key in found if key not in lists]


def _notes(source: Draft, carriage: Carriage) -> Iterator[tuple[str, JsonValue]]:
    for path, note in source.values("note/").items():
        place = carriage.place(path.removeprefix("note/"))
        if place is not None:
            yield f"note/{place}", note


def _left(source: Draft) -> Iterator[str]:
    """What belongs to the old form alone, and is missed where it was in use."""
    return (path for path in _NAMED if source.value(path) is not None)
