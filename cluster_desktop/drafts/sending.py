"""Sending: a compact copy of a draft, of all of it or of chosen sections, to pass on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.copying import files_of, whole_file, write_draft
from cluster_desktop.drafts.errors import DraftMissing
from cluster_desktop.drafts.merge import by_path, heads_of, travels
from cluster_desktop.drafts.official_blank import PATH as OFFICIAL_BLANK
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cluster_desktop.drafts.change import Change, JsonValue
    from cluster_desktop.drafts.draft import Draft

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

    Of chosen sections go the answers, their notes, and the evidence that proves one of them; a list goes
    with the evidence.  The official blank always goes, for the form is laid out by it.
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
    fields = FieldIndex(load_edition(draft.edition))
    sections = selection.sections
    if sections is not None:
        _refuse_unknown(sections, {field.section for field in fields.fields})

    def in_sections(path: str) -> bool:
        keyed = path.partition("/")[0]
        found = fields.find(path) or next((one for one in fields.fields if one.key == keyed), None)
        return sections is None or (found is not None and found.section in sections)

    def goes(path: str, history: list[Change]) -> bool:
        root, _, rest = path.partition("/")
        match root:
            case "evidence" | "list":
                proved = {word for change in history for word in _proves(change.value)}
                return selection.evidence and (sections is None or any(map(in_sections, proved)))
            case "versions":
                return sections is None
            case "note":
                return in_sections(rest)
            case _:
                return path == OFFICIAL_BLANK or in_sections(path)

    return goes


def _refuse_unknown(sections: Sequence[str], known: set[str]) -> None:
    for section in sections:
        if section not in known:
            raise DraftMissing(f"申报表没有“{section}”这一部分，可写 {'、'.join(sorted(known))}。")


def _proves(value: JsonValue) -> list[str]:
    proves = value.get("proves") if isinstance(value, dict) else None
    return [word for word in proves if isinstance(word, str)] if isinstance(proves, list) else []


def _count_evidence(chosen: Sequence[Change]) -> int:
    standing = (change for change in heads_of(chosen) if change.value is not None)
    return len({change.path for change in standing if change.path.startswith("evidence/")})
