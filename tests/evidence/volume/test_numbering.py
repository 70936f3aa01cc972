"""Where things stand: right-hand starts where they are wanted, volumes that are never too thick."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.volume.numbering import Piece, arrange, right_hand, sheets_of
from cluster_desktop.evidence.volume.options import VolumeOptions
from cluster_desktop.evidence.volume.plan import Entry
from cluster_desktop.evidence.volume.rows import page_span, place_lines, volume_number
from tests.evidence.papers import Store, pdf

SOME = Store().entry("某材料", pdf("a"))
OTHER = Entry(SOME.item, "三、创新能力情况", SOME.proves)
MISSING = Entry(None, "二、主导产业情况", ("缺的一项",))
OPTIONS = st.builds(
    VolumeOptions,
    recto=st.booleans(),
    dividers=st.booleans(),
    most_sheets=st.none() | st.integers(10, 60),
)


def arranged(
    lengths: list[int], options: VolumeOptions | None = None, rooms: tuple[int, ...] = ()
) -> tuple[Piece, ...]:
    """Pieces for documents of these lengths, 0 for one that is missing; the last half is of another part."""
    half = len(lengths) // 2
    entries = [
        (SOME if place < half else OTHER) if length else MISSING for place, length in enumerate(lengths)
    ]
    return arrange(entries, lengths, rooms, options or VolumeOptions())


def firsts(pieces: tuple[Piece, ...]) -> list[tuple[str, int]]:
    return [(piece.kind, piece.first) for piece in pieces]


def test_a_volume_without_documents_has_cover_and_index() -> None:
    assert firsts(arranged([])) == [("cover", 1), ("index", 3)]


def test_the_first_document_follows_an_index_of_one_or_two_pages_on_page_five() -> None:
    for room, page in ((1, 5), (2, 5), (3, 7)):
        assert arranged([1], rooms=(room,))[-1].first == page


def test_without_right_hand_starts_nothing_is_left_blank() -> None:
    assert firsts(arranged([1, 1], VolumeOptions(recto=False))) == [
        ("cover", 1),
        ("index", 2),
        ("document", 3),
        ("document", 4),
    ]


def test_a_divider_stands_before_every_part_on_a_page_of_its_own() -> None:
    assert firsts(arranged([1, 1, 1, 1], VolumeOptions(dividers=True)))[2:] == [
        ("divider", 5),
        ("document", 7),
        ("document", 9),
        ("divider", 11),
        ("document", 13),
        ("document", 15),
    ]


def test_a_volume_that_would_grow_too_thick_ends_and_the_next_counts_on() -> None:
    pieces = arranged([14, 4], VolumeOptions(most_sheets=10))
    assert [(piece.kind, piece.volume, piece.first) for piece in pieces] == [
        ("cover", 1, 1),
        ("index", 1, 3),
        ("document", 1, 5),
        ("cover", 2, 19),
        ("index", 2, 21),
        ("document", 2, 23),
    ]


def test_a_document_thicker_than_a_volume_has_one_of_its_own() -> None:
    pieces = arranged([2, 90, 2], VolumeOptions(most_sheets=10))
    assert [piece.volume for piece in pieces if piece.kind == "document"] == [1, 2, 3]


def test_an_index_thicker_than_a_volume_has_one_of_its_own() -> None:
    pieces = arranged([2, 2], VolumeOptions(most_sheets=10), (40,))
    assert [(piece.kind, piece.volume) for piece in pieces] == [
        ("cover", 1),
        ("index", 1),
        ("cover", 2),
        ("index", 2),
        ("document", 2),
        ("document", 2),
    ]


@given(st.lists(st.integers(0, 60), max_size=60), OPTIONS, st.lists(st.integers(1, 9), max_size=3))
def test_pieces_follow_one_another_and_every_document_is_whole_in_its_place(
    lengths: list[int], options: VolumeOptions, rooms: list[int]
) -> None:
    pieces = arranged(lengths, options, tuple(rooms))
    documents = [piece for piece in pieces if piece.kind == "document"]
    assert [piece.entry for piece in documents] == [place for place, length in enumerate(lengths) if length]
    assert [piece.pages for piece in documents] == [length for length in lengths if length]
    for before, after in pairwise(pieces):
        assert after.first - before.last in ((1, 2) if options.recto or after.kind == "cover" else (1,))
    for piece in pieces:
        if options.recto or piece.kind == "cover":
            assert piece.first % 2
    if options.most_sheets:
        for volume in range(1, pieces[-1].volume + 1):
            own = [piece for piece in pieces if piece.volume == volume]
            held = [piece for piece in own if piece.kind == "document"]
            fits = sheets_of(own[-1].last - own[0].first + 1) <= options.most_sheets
            assert fits or len(held) == 1 or own[-1].kind == "index"


def test_a_margin_or_a_thickness_that_cannot_be_is_refused() -> None:
    with pytest.raises(ClusterError, match="装订边应在 0 到 30 毫米之间"):
        VolumeOptions(gutter=31)
    with pytest.raises(ClusterError, match="每册至少 10 张纸"):
        VolumeOptions(most_sheets=9)


def test_spans_and_volumes_are_printed_as_people_read_them() -> None:
    assert [page_span(None, None), page_span(5, 5), page_span(5, 8)] == ["", "5", "5—8"]
    assert [volume_number(number) for number in (1, 10, 12, 20, 21)] == ["一", "十", "十二", "二十", "二十一"]


def test_what_very_many_pages_prove_goes_on_in_a_further_line() -> None:
    lines = place_lines([("甲", [str(number) for number in range(30)]), ("乙", ["缺"])])
    assert [words for words, _ in lines] == ["甲", "甲", "乙"]
    assert "、".join(text for words, text in lines if words == "甲").split("、") == [
        str(n) for n in range(30)
    ]


def test_right_hand_pages_are_odd() -> None:
    assert [right_hand(page) for page in (1, 2, 3, 4)] == [1, 3, 3, 5]
