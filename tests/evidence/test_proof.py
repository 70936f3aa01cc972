"""A volume that is not what its index says is found out, whatever was done to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.evidence import volume as volume_module
from cluster_desktop.evidence.gathering import Part
from cluster_desktop.evidence.index import Index
from cluster_desktop.evidence.proof import VolumeProofError, prove, wrong_stamps
from cluster_desktop.evidence.volume import build_volume
from tests.evidence.papers import Store, pdf, plan


class Bound:
    """A bound volume with what its proof is made from."""

    def __init__(self, path: Path, pages: int, index: Index, parts: list[Part]) -> None:
        self.path = path
        self.pages = pages
        self.index = index
        self.parts = parts

    def failures(self) -> tuple[str, ...]:
        with pytest.raises(VolumeProofError) as failed:
            prove(self.path, self.pages, self.index, self.parts)
        return failed.value.failures

    def edit(self) -> pikepdf.Pdf:
        return pikepdf.open(self.path, allow_overwriting_input=True)


@pytest.fixture
def bound(store: Store, fonts: FontBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bound:
    seen: list[Bound] = []

    def note(path: Path, pages: int, index: Index, parts: list[Part]) -> None:
        seen.append(Bound(path, pages, index, parts))
        prove(path, pages, index, parts)

    monkeypatch.setattr(volume_module, "prove", note)
    entries = [store.entry(title, pdf(title.encode().hex(), 2)) for title in ("甲", "乙", "丙")]
    build_volume(plan(*entries), store.blobs.__getitem__, fonts, tmp_path / "册.pdf")
    seen[0].path = tmp_path / "册.pdf"
    return seen[0]


def test_a_sound_volume_is_proved(bound: Bound) -> None:
    prove(bound.path, bound.pages, bound.index, bound.parts)


def test_a_page_that_is_gone_is_found(bound: Bound) -> None:
    with bound.edit() as document:
        del document.pages[-1]
        document.save()
    assert bound.failures()[0] == "应有 10 页，实有 9 页"


def test_two_documents_that_changed_places_are_found_by_their_content(bound: Bound) -> None:
    with bound.edit() as document:
        forms = [document.pages[number].Resources.XObject for number in (4, 6)]
        forms[0].Document, forms[1].Document = forms[1].Document, forms[0].Document
        document.save()
    assert bound.failures()[:2] == ("第 5 页不是“甲”的第一页", "第 7 页不是“乙”的第一页")


def test_a_last_page_that_is_not_the_documents_is_found(bound: Bound) -> None:
    with bound.edit() as document:
        document.pages[5].Resources.XObject.Document = document.pages[4].Resources.XObject.Document
        document.save()
    assert "第 6 页不是“甲”的最后一页" in bound.failures()


def test_a_wrong_number_on_a_page_is_found(bound: Bound) -> None:
    with bound.edit() as document:
        document.pages[8].Resources.XObject.Number = document.pages[6].Resources.XObject.Number
        document.save()
    assert wrong_stamps(bound.path) == ["第 9 页印的页码是“7”"]
    assert bound.failures() == ("第 9 页印的页码是“7”",)


def test_a_number_that_is_gone_is_found(bound: Bound) -> None:
    with bound.edit() as document:
        document.pages[8].Contents = pikepdf.Stream(document, b"")
        document.save()
    assert "第 9 页印的页码是“”" in bound.failures()


def test_a_row_that_names_another_page_than_is_printed_is_found(bound: Bound) -> None:
    first = replace(bound.index.rows[0], from_page=7, to_page=8)
    bound.index = replace(bound.index, rows=(first, *bound.index.rows[1:]))
    failures = bound.failures()
    assert "第 7 页不是“甲”的第一页" in failures
    assert "目录第 1 行印的是“甲 5—6”，应为“甲 7—8”" in failures


def test_a_document_that_begins_on_a_left_hand_page_is_found(bound: Bound) -> None:
    row = replace(bound.index.rows[0], from_page=6, to_page=7)
    bound.index = replace(bound.index, rows=(row, *bound.index.rows[1:]))
    assert "“甲”的起止页 6—7 不成立" in bound.failures()


def test_a_volume_that_fails_its_proof_is_not_written(
    store: Store, fonts: FontBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise VolumeProofError(["第 5 页不是“甲”的第一页"])

    monkeypatch.setattr(volume_module, "prove", fail)
    with pytest.raises(VolumeProofError, match="没有生成文件"):
        build_volume(plan(store.entry("甲", pdf("A"))), store.blobs.__getitem__, fonts, tmp_path / "册.pdf")
    assert list(tmp_path.iterdir()) == []
