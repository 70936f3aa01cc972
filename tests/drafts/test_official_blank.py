"""The official blank of a draft: kept with it, never an answer, and given up again."""

from __future__ import annotations

import pytest

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import BlobTooLarge
from cluster_desktop.drafts.official_blank import (
    LARGEST,
    OfficialBlank,
    drop_official_blank,
    keep_official_blank,
    official_blank_of,
)


def test_a_draft_begins_without_one(draft: Draft):
    assert official_blank_of(draft) is None


def test_it_is_there_with_its_name_when_the_draft_is_opened_again(draft: Draft):
    keep_official_blank(draft, b"PK blank", "附件1 申报表.docx", "甲")

    with Draft.open(draft.path, read_only=True) as again:
        assert official_blank_of(again) == OfficialBlank(b"PK blank", "附件1 申报表.docx")


def test_a_second_one_takes_the_place_of_the_first(draft: Draft):
    keep_official_blank(draft, b"old", "旧.docx", "甲")
    keep_official_blank(draft, b"new", "新.docx", "乙")

    assert official_blank_of(draft) == OfficialBlank(b"new", "新.docx")
    assert draft.conflicts() == {}


def test_it_is_given_up_again(draft: Draft):
    keep_official_blank(draft, b"old", "旧.docx", "甲")
    drop_official_blank(draft, "甲")

    assert official_blank_of(draft) is None


def test_it_is_no_answer(draft: Draft):
    draft.set("area_km2", "86.50", "甲")
    keep_official_blank(draft, b"blank", "申报表.docx", "甲")

    assert draft.answers() == {"area_km2": "86.50"}


def test_a_file_of_more_than_20_mb_is_refused(draft: Draft):
    with pytest.raises(BlobTooLarge, match=r"申报表\.docx：空白表文件超过 20 MB"):
        keep_official_blank(draft, bytes(LARGEST + 1), "申报表.docx", "甲")

    assert official_blank_of(draft) is None
