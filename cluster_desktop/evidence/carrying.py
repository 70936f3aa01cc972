"""Another edition begun from a draft: its answers, evidence and lists, as far as the new form has a place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.copying import files_of, whole_file
from cluster_desktop.drafts.draft import Clock, Draft, utc_now
from cluster_desktop.drafts.official_blank import PATH as OFFICIAL_BLANK
from cluster_desktop.evidence.items import provable
from cluster_desktop.forms.carrying import Asked, Carriage
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.lists import lists_of
from cluster_desktop.forms.loader import load_edition, load_notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from cluster_desktop.drafts.change import JsonValue
    from cluster_desktop.forms.model import Edition

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


def carry(
    source: Draft, edition_id: str, target: Path, author: str, *, force: bool = False, now: Clock = utc_now
) -> Carried:
    """Begin a draft of another edition at `target` from what stands in `source`.

    It is a draft of its own: a new id, and every path with one change, by `author`.  Where colleagues
    disagree, the value that is shown goes, and is asked about.

    Raises:
        ClusterError: there is no such edition.
        DraftError: `target` exists (unless `force`), `source` cannot be read, or the disk refuses.
    """
    edition = load_edition(edition_id)
    old, new = FieldIndex(load_edition(source.edition)), FieldIndex(edition)
    carriage = Carriage(old, new)
    notice = source.notice if source.notice in edition.notices else edition.notices[0]
    known = provable(edition, load_notice(notice))
    answers = carriage.carry(source.answers())
    evidence, proving_nothing = _evidence(source, carriage, known, same_notice=notice == source.notice)
    rows, unlisted = _rows(source, edition)
    beside = dict(_notes(source, carriage))
    settings = source.values(_VOLUME)
    values = {**answers.answers, **beside, **evidence, **rows, **settings}
    with (
        whole_file(target, force=force) as part,
        Draft.create(part, edition=edition.id, notice=notice, author=author, now=now) as draft,
    ):
        _write(source, draft, values, author)
    divided = (
        path for conflict in source.conflicts() if (path := carriage.place(conflict)) in answers.answers
    )
    return Carried(
        answers=len(answers.answers),
        evidence=len(evidence),
        rows=len(rows),
        dropped=(*answers.dropped, *proving_nothing, *unlisted, *_left(source)),
        ask=(
            *answers.ask,
            *(Asked(path, "同事填法不同，沿用了其中一种。请核对。") for path in divided if path),
        ),
    )


def _write(source: Draft, draft: Draft, values: Mapping[str, JsonValue], author: str) -> None:
    """All values and the files that they name, in one commit."""
    with draft.writing() as writing:
        written = [writing.set(path, value, author) for path, value in values.items()]
        for sha256 in files_of(change for change in written if change is not None):
            if source.has_blob(sha256):
                writing.keep(source.blob(sha256))


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
