"""Loads editions, notices and standards by their id, and refuses what is not a sound definition."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from cluster_desktop.forms import soundness
from cluster_desktop.forms.catalogue import Catalogue, read_catalogue
from cluster_desktop.forms.completion import (
    EditionFile,
    complete,
    complete_items,
    file_faults,
    table_faults,
)
from cluster_desktop.forms.definitions import DefinitionError, decode, read, refuse
from cluster_desktop.forms.model import AnyItem, Edition, Notice, Standard

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "DefinitionError",
    "edition_ids",
    "load_edition",
    "load_notice",
    "load_standard",
    "notice_ids",
    "read_edition",
    "read_notice",
    "read_standard",
]

_HERE = Path(__file__).resolve().parent
_EDITIONS = _HERE / "editions"
_NOTICES = _HERE / "notices"
_STANDARDS = _HERE / "standards"
_SHARED = _HERE / "shared"
# The decoder learns each type at its first use, and two threads that teach it at once end the process.
_READING = RLock()


def edition_ids() -> tuple[str, ...]:
    """The ids of all editions, sorted."""
    return tuple(sorted(path.stem for path in _EDITIONS.glob("*.toml")))


def notice_ids() -> tuple[str, ...]:
    """The ids of all notices, sorted."""
    return tuple(sorted(path.stem for path in _NOTICES.glob("*.toml")))


@cache
def load_edition(edition_id: str) -> Edition:
    """The edition with this id.

    Raises:
        DefinitionError: there is none, or its file is not sound.
    """
    if edition_id not in edition_ids():
        raise DefinitionError(f"没有“{edition_id}”这一版申报表。现有：{'、'.join(edition_ids())}。")
    return read_edition(_EDITIONS / f"{edition_id}.toml")


@cache
def load_notice(notice_id: str) -> Notice:
    """The notice with this id.

    Raises:
        DefinitionError: there is none, or its file is not sound.
    """
    if notice_id not in notice_ids():
        raise DefinitionError(f"没有“{notice_id}”这份通知。现有：{'、'.join(notice_ids())}。")
    return read_notice(_NOTICES / f"{notice_id}.toml")


@cache
def load_standard(standard_id: str) -> Standard:
    """The 认定标准 with this id.

    Raises:
        DefinitionError: there is none, or its file is not sound.
    """
    known = sorted(path.stem for path in _STANDARDS.glob("*.toml"))
    if standard_id not in known:
        raise DefinitionError(f"没有“{standard_id}”这份认定标准。现有：{'、'.join(known)}。")
    return read_standard(_STANDARDS / f"{standard_id}.toml")


def read_standard(path: Path) -> Standard:
    """The 认定标准 in a file anywhere: a province's own thresholds are written in the same form.

    Raises:
        DefinitionError: the file cannot be read or is not sound, or measures what no form asks.
    """
    with _READING:
        standard = read(path, Standard)
        refuse(path.name, soundness.standard_faults(standard, load_catalogue().items))
        return standard


@cache
def load_catalogue() -> Catalogue:
    """What all editions share.

    Raises:
        DefinitionError: one of its files is not sound.
    """
    return sound_catalogue(_SHARED)


def sound_catalogue(folder: Path) -> Catalogue:
    """The catalogue in a folder, each of its items whole in itself.

    Raises:
        DefinitionError: one of its files cannot be read or is not sound.
    """
    shared = read_catalogue(folder)
    for name, keys in shared.files.items():
        tables = complete_items(keys, shared)
        refuse(name, table_faults(tables))
        decode(tables, tuple[AnyItem, ...], where=name)
    return shared


def read_edition(path: Path) -> Edition:
    """The edition defined in a file anywhere, with what it shares with the others.

    Raises:
        DefinitionError: the file, or the shared catalogue, cannot be read or is not sound.
    """
    with _READING:
        shared = load_catalogue()
        file = read(path, EditionFile)
        refuse(path.name, file_faults(file, shared))
        tables = complete(file, shared)
        refuse(path.name, table_faults(tables))
        edition = decode(tables, Edition, where=path.name)
        refuse(path.name, soundness.edition_faults(edition))
        return edition


def read_notice(path: Path, edition: Callable[[str], Edition] = load_edition) -> Notice:
    """The notice defined in a file anywhere, whose editions `edition` gives.

    Raises:
        DefinitionError: the file cannot be read or is not sound, or names an edition or item there is not.
    """
    with _READING:
        notice = read(path, Notice)
        refuse(path.name, soundness.notice_faults(notice, tuple(edition(name) for name in notice.editions)))
        if notice.standard is not None:
            load_standard(notice.standard)
        return notice
