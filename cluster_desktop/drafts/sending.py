"""Sending: a compact copy of a draft, of all of it or of chosen sections, to pass on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.copying import files_of, whole_file, write_draft
from cluster_desktop.drafts.errors import DraftMissing
from cluster_desktop.drafts.merge import by_path, heads_of, travels
from cluster_desktop.drafts.official_blank import PATH as OFFICIAL_BLANK
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.lists import lists_of
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from cluster_desktop.drafts.change import Change, JsonValue
    from cluster_desktop.drafts.draft import Draft

_EVIDENCE = ("evidence/", "list/")
_EMPTY_FILE = 40_960  # bytes: the tables of a draft with nothing in them
_BESIDE = 320  # bytes that a change takes beside its value: two ids, two indexes, names


@dataclass(frozen=True, slots=True)
class Sent:
    """What travels: bytes of the file, changes, pieces of evidence."""

    bytes: int
    changes: int
    evidence: int


@dataclass(frozen=True, slots=True)
class Selection:
    """What to send: the `sections` (一 … 九 and 封面; None for all), with or without evidence.

    Of chosen sections go the answers, their notes and kept warnings, the evidence that proves one of them,
    and the lists that are counted for one of them; lists count as evidence.  The official blank always goes,
    for the form is laid out by it.
    """

    sections: tuple[str, ...] | None = None
    evidence: bool = True


def send(draft: Draft, target: Path, selection: Selection, *, force: bool = False) -> Sent:
    """Write the copy to `target`, whole or not at all, and say what is in it.

    Every path that goes, goes with its whole history; of files, those that are in use now.  The file is
    written anew, so that nothing else of the draft travels.

    Raises:
        DraftMissing: the form has no such section, or the folder is not there.
        DraftError: `target` exists (unless `force`), or the disk refuses.
    """
    chosen = _chosen(draft, selection)
    with whole_file(target, force=force) as part:
        write_draft(part, draft.facts, chosen, _InUse(draft, chosen))
        size = part.stat().st_size
    return Sent(size, len(chosen), _count_evidence(chosen))


def estimate(draft: Draft, selection: Selection) -> Sent:
    """What `send` would write, the size within a tenth or so; raises as `send` does for the selection."""
    chosen = _chosen(draft, selection)
    values = sum(len(change.path) * 3 + len(str(change.value).encode()) + _BESIDE for change in chosen)
    files = sum(_InUse(draft, chosen).blob_sizes().values())
    return Sent(_EMPTY_FILE + values + files, len(chosen), _count_evidence(chosen))


class _InUse:
    """Of the draft's files those that the chosen changes still name: no file of withdrawn evidence."""

    def __init__(self, draft: Draft, chosen: Sequence[Change]) -> None:
        self._draft = draft
        self._named = set(files_of(heads_of(chosen)))

    def blob_sizes(self) -> dict[str, int]:
        sizes = self._draft.blob_sizes()
        return {sha256: size for sha256, size in sizes.items() if sha256 in self._named}

    def blob(self, sha256: str) -> bytes:
        return self._draft.blob(sha256)


def _chosen(draft: Draft, selection: Selection) -> list[Change]:
    chosen = [change for change in draft.all_changes() if travels(change)]
    goes = _goes(draft, selection)
    paths = {path for path, history in by_path(chosen).items() if goes(path, history)}
    return [change for change in chosen if change.path in paths]


def _goes(draft: Draft, selection: Selection) -> Callable[[str, list[Change]], bool]:
    chosen = None if selection.sections is None else _Sections(draft.edition, selection.sections)

    def goes(path: str, history: list[Change]) -> bool:
        if path.startswith(_EVIDENCE) and not selection.evidence:
            return False
        return chosen is None or chosen.hold(path, history)

    return goes


class _Sections:
    """Chosen sections of a form; raises `DraftMissing` where it has no such section."""

    def __init__(self, edition_id: str, sections: Sequence[str]) -> None:
        edition = load_edition(edition_id)
        fields = FieldIndex(edition).fields
        known = list(dict.fromkeys(field.section for field in fields))
        for section in sections:
            if section not in known:
                raise DraftMissing(f"申报表没有“{section}”这一部分，可写 {'、'.join(known)}。")
        self._keys = {field.key for field in fields if field.section in sections}
        self._lists = {
            one.key for one in lists_of(edition) if any(feed.item in self._keys for feed in one.feeds)
        }

    def hold(self, path: str, history: Iterable[Change]) -> bool:
        """Whether a path with these changes belongs to one of them."""
        root, _, rest = path.partition("/")
        match root:
            case "evidence":
                return any(self._ask(word) for change in history for word in _proves(change.value))
            case "list":
                return rest.partition("/")[0] in self._lists
            case "kept":
                return all(map(self._ask, rest.partition("/")[2].split("+")))
            case "note":
                return self._ask(rest)
            case _:
                return path == OFFICIAL_BLANK or self._ask(path)

    def _ask(self, word: str) -> bool:
        """Whether they ask for what `word` names: the path of an answer, or a requirement on it."""
        return word.partition("/")[0].partition(":")[0] in self._keys


def _proves(value: JsonValue) -> list[str]:
    proves = value.get("proves") if isinstance(value, dict) else None
    return [word for word in proves if isinstance(word, str)] if isinstance(proves, list) else []


def _count_evidence(chosen: Sequence[Change]) -> int:
    standing = (change for change in heads_of(chosen) if change.value is not None)
    return len({change.path for change in standing if change.path.startswith("evidence/")})
