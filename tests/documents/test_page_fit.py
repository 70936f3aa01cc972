"""Rows that grow with their text: the pages of 一–七 hold, by smaller type or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.fill import DoesNotFit
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.page_fit import fill_on_pages
from cluster_desktop.documents.proof import prove
from cluster_desktop.documents.word import open_word, w
from tests.documents.official import EDITION
from tests.documents.variants.clerk import clerk_blank
from tests.documents.variants.surgery import text_of

if TYPE_CHECKING:
    from cluster_desktop.documents.layout import Layout

FONTS = FontBook()
BLANK = clerk_blank(EDITION)
OWN_SIZE = 10.5


def filled(characters: int) -> tuple[bytes, Layout]:
    """The form with a text of so many characters in 五, whose table leaves a third of its page free."""
    return fill_on_pages(
        BLANK, EDITION, {"green_text": "字" * characters, "co2_intensity/2021": "1.25"}, FONTS
    )


def sizes(word: bytes, words: str) -> set[float]:
    """The sizes in points that runs with these words state."""
    return {
        int(size.get(w("val"), "0")) / 2
        for run in open_word(word).body.iter(w("r"))
        if words in text_of(run)
        for size in run.iter(w("sz"))
    }


def test_text_for_which_the_page_has_room_keeps_its_size():
    word, layout = filled(200)

    assert sizes(word, "字字") == set()
    assert prove(BLANK, word, EDITION, FONTS, layout=layout).failures == ()


def test_text_that_pushes_a_row_off_its_page_is_set_smaller_until_it_holds():
    word, layout = filled(600)

    assert max(sizes(word, "字字")) < OWN_SIZE
    assert prove(BLANK, word, EDITION, FONTS, layout=layout).failures == ()


def test_text_that_no_size_makes_fit_is_refused_with_the_characters_to_cut():
    with pytest.raises(DoesNotFit, match="“集群绿色低碳相关工作情况”的内容在表格里放不下") as refusal:
        filled(2000)

    assert refusal.value.path == "green_text"
    filled(2000 - refusal.value.cut)
    with pytest.raises(DoesNotFit):
        filled(2000 - refusal.value.cut + 40)
