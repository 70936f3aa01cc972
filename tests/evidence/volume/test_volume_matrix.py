"""Volumes of every size, bound every way, read by someone who knows nothing of how they were made.

The full matrix, with 750 documents bound every way, is `python -m tests.benchmarks.volume_matrix`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest

from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.evidence.volume.options import VolumeOptions
from cluster_desktop.evidence.volume.plan import Entry
from cluster_desktop.evidence.volume.volume import build_volume
from tests.evidence.papers import Store, plan
from tests.evidence.volume.any_documents import any_documents
from tests.evidence.volume.reader import SECTIONS, check, documents_for

ALL_WAYS = [
    VolumeOptions(recto=recto, dividers=dividers, gutter=gutter, most_sheets=most)
    for recto, dividers, gutter, most in product((True, False), (True, False), (0, 12), (None, 30))
]
SOME_WAYS = [ALL_WAYS[0], ALL_WAYS[5], ALL_WAYS[7], ALL_WAYS[10], ALL_WAYS[15]]


def lengths_of(count: int) -> list[int]:
    return [number % 3 + 1 for number in range(count)]


def bind_and_check(
    entries: Sequence[Entry], store: Store, options: VolumeOptions, fonts: FontBook, folder: Path
) -> tuple[int, int]:
    """Bind documents that way and read the outcome; returns the pages of the index and the rows proved."""
    volume = build_volume(
        plan(*entries), store.fetch, fonts, folder / "册.pdf", options=options, code="0123-4567-89AB"
    )
    proved = check(
        [file.path for file in volume.files],
        [entry.item.pages for entry in entries if entry.item],
        recto=options.recto,
        dividers=options.dividers,
        most_sheets=options.most_sheets,
    )
    return volume.index_pages, proved


def told(options: VolumeOptions) -> str:
    words = ("recto" if options.recto else "any", "dividers" if options.dividers else "plain")
    return "-".join((*words, f"{options.gutter}mm", f"{options.most_sheets or 'one'}"))


@pytest.mark.parametrize("options", ALL_WAYS, ids=told)
@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_small_volume_is_right_however_it_is_bound(
    fonts: FontBook, tmp_path: Path, count: int, options: VolumeOptions
) -> None:
    store = Store()
    bind_and_check(documents_for(store, lengths_of(count)), store, options, fonts, tmp_path)


@pytest.fixture(scope="module")
def sixty() -> tuple[Store, list[Entry]]:
    store = Store()
    return store, any_documents(store, lengths_of(60), SECTIONS)


@pytest.mark.parametrize("options", SOME_WAYS, ids=told)
def test_sixty_documents_of_every_kind_are_where_the_index_says(
    sixty: tuple[Store, list[Entry]], fonts: FontBook, tmp_path: Path, options: VolumeOptions
) -> None:
    store, entries = sixty
    index_pages, proved = bind_and_check(entries, store, options, fonts, tmp_path)
    assert index_pages > 2
    assert proved >= 60


def test_an_index_of_twenty_pages_is_right_too(fonts: FontBook, tmp_path: Path) -> None:
    store = Store()
    entries = documents_for(store, [1] * 240)
    assert bind_and_check(entries, store, ALL_WAYS[0], fonts, tmp_path) == (20, 240)
