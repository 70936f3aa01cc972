"""Volumes of every size, bound every way, read by someone who knows nothing of how they were made.

The full matrix, with 750 documents bound every way, is `python -m tests.benchmarks.volume_matrix`.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.evidence.volume import build_volume
from cluster_desktop.evidence.volume_options import VolumeOptions
from tests.evidence.papers import Store, plan
from tests.evidence.reader import check, documents_for

ALL_WAYS = [
    VolumeOptions(recto=recto, dividers=dividers, gutter=gutter, most_sheets=most)
    for recto, dividers, gutter, most in product((True, False), (True, False), (0, 12), (None, 30))
]
SOME_WAYS = [ALL_WAYS[0], ALL_WAYS[5], ALL_WAYS[7], ALL_WAYS[10], ALL_WAYS[15]]


def bind_and_check(count: int, options: VolumeOptions, fonts: FontBook, folder: Path) -> int:
    """Bind so many documents that way and read the outcome; returns the pages of the index."""
    store = Store()
    made = plan(*documents_for(store, count))
    volume = build_volume(
        made, store.blobs.__getitem__, fonts, folder / "册.pdf", options=options, code="0123-4567-89AB"
    )
    paths = [file.path for file in volume.files]
    check(
        paths,
        count,
        recto=options.recto,
        dividers=options.dividers,
        most_sheets=options.most_sheets,
    )
    return volume.index_pages


def told(options: VolumeOptions) -> str:
    words = ("recto" if options.recto else "any", "dividers" if options.dividers else "plain")
    return "-".join((*words, f"{options.gutter}mm", f"{options.most_sheets or 'one'}"))


@pytest.mark.parametrize("options", ALL_WAYS, ids=told)
@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_small_volume_is_right_however_it_is_bound(
    fonts: FontBook, tmp_path: Path, count: int, options: VolumeOptions
) -> None:
    bind_and_check(count, options, fonts, tmp_path)


@pytest.mark.parametrize("options", SOME_WAYS, ids=told)
def test_sixty_documents_are_where_the_index_says(
    fonts: FontBook, tmp_path: Path, options: VolumeOptions
) -> None:
    assert bind_and_check(60, options, fonts, tmp_path) > 2


def test_an_index_of_twenty_pages_is_right_too(fonts: FontBook, tmp_path: Path) -> None:
    assert bind_and_check(240, ALL_WAYS[0], fonts, tmp_path) == 20
