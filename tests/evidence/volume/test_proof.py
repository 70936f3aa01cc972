"""A volume that is not what its index says is found out, whatever was done to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.evidence.volume import volume as volume_module
from cluster_desktop.evidence.volume.binding import Binding
from cluster_desktop.evidence.volume.proof import VolumeProofError, prove, wrong_stamps
from cluster_desktop.evidence.volume.rows import IndexRow
from cluster_desktop.evidence.volume.volume import build_volume
from cluster_desktop.evidence.volume.watch import Watch
from tests.evidence.papers import Store, pdf, plan


class Bound:
    """A bound volume with what its proof is made from."""

    def __init__(self, path: Path, binding: Binding) -> None:
        self.path = path
        self.binding = binding

    def failures(self) -> tuple[str, ...]:
        with pytest.raises(VolumeProofError) as failed:
            prove(self.path, self.binding, Watch())
        return failed.value.failures

    def edit(self) -> pikepdf.Pdf:
        return pikepdf.open(self.path, allow_overwriting_input=True)

    def claim(self, place: int, row: IndexRow) -> None:
        """Make the index say something else than is printed and bound."""
        index = self.binding.index
        rows = (*index.rows[:place], row, *index.rows[place + 1 :])
        self.binding = replace(self.binding, index=replace(index, rows=rows))


@pytest.fixture
def bound(store: Store, fonts: FontBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bound:
    seen: list[Binding] = []

    def note(path: Path, binding: Binding, watch: Watch) -> None:
        seen.append(binding)
        prove(path, binding, watch)

    monkeypatch.setattr(volume_module, "prove", note)
    entries = [store.entry(title, pdf(title.encode().hex(), 3)) for title in ("甲", "乙", "丙")]
    build_volume(plan(*entries), store.fetch, fonts, tmp_path / "册.pdf")
    return Bound(tmp_path / "册.pdf", seen[0])


def test_a_sound_volume_is_proved(bound: Bound) -> None:
    prove(bound.path, bound.binding, Watch())


def test_a_page_that_is_gone_is_found(bound: Bound) -> None:
    with bound.edit() as document:
        del document.pages[-1]
        document.save()
    assert bound.failures()[0] == "应有 15 页，实有 14 页"


def test_two_documents_that_changed_places_are_found_by_their_content(bound: Bound) -> None:
    with bound.edit() as document:
        forms = [document.pages[number].Resources.XObject for number in (4, 8)]
        forms[0].Document, forms[1].Document = forms[1].Document, forms[0].Document
        document.save()
    assert bound.failures()[:2] == ("第 5 页不是“甲”的第 1 页", "第 9 页不是“乙”的第 1 页")


@pytest.mark.parametrize("page", [5, 6, 7])
def test_any_page_that_is_not_the_documents_is_found(bound: Bound, page: int) -> None:
    with bound.edit() as document:
        document.pages[page - 1].Resources.XObject.Document = document.pages[12].Resources.XObject.Document
        document.save()
    assert f"第 {page} 页不是“甲”的第 {page - 4} 页" in bound.failures()


def test_a_page_that_is_bound_but_not_painted_is_found(bound: Bound) -> None:
    with bound.edit() as document:
        page = document.pages[5]
        page.Contents = pikepdf.Stream(document, page.Contents.read_bytes().replace(b"/Document Do", b""))
        document.save()
    assert "第 6 页不是“甲”的第 2 页" in bound.failures()


def test_something_on_a_blank_back_is_found(bound: Bound) -> None:
    with bound.edit() as document:
        back = document.pages[7]
        back.Resources.XObject.Document = document.pages[4].Resources.XObject.Document
        back.contents_add(b"/Document Do")
        document.save()
    assert "第 8 页应是空白背面" in bound.failures()


def test_a_wrong_number_on_a_page_is_found(bound: Bound) -> None:
    with bound.edit() as document:
        page, other = document.pages[8], document.pages[6]
        page.Contents = pikepdf.Stream(document, other.Contents.read_bytes())
        document.save()
    assert wrong_stamps(bound.path, 1, 0, check=lambda: None) == ["第 9 页印的页码是“第7页”"]
    assert bound.failures() == ("第 9 页印的页码是“第7页”",)


def test_a_number_that_is_gone_is_found(bound: Bound) -> None:
    with bound.edit() as document:
        document.pages[8].Contents = pikepdf.Stream(document, b"/Document Do")
        document.save()
    assert "第 9 页印的页码是“”" in bound.failures()


def test_a_row_that_names_another_page_than_is_printed_is_found(bound: Bound) -> None:
    bound.claim(0, replace(bound.binding.index.rows[0], from_page=9, to_page=11))
    failures = bound.failures()
    assert "“甲”的起止页 9—11 不成立" in failures
    assert "目录没有第 5 页的“甲”" in failures
    assert "目录第 1 行印的是“甲 5—7”，应为“甲 9—11”" in failures


def test_a_line_of_the_back_list_that_names_another_page_is_found(bound: Bound) -> None:
    index = bound.binding.index
    place = replace(index.places[0], rows=(index.rows[1],))
    places = (place, *index.places[1:])
    bound.binding = replace(bound.binding, index=replace(index, places=places))
    (failure,) = bound.failures()
    assert failure.startswith("按栏目查页码第 1 行印的是“二、甲所证明的一项 5—7”")


def test_a_link_that_leads_elsewhere_is_found(bound: Bound) -> None:
    with bound.edit() as document:
        document.pages[2].Annots[0].Dest[0] = document.pages[6].obj
        document.save()
    assert "第 3 页到第 7 页的链接不成立" in bound.failures()


def test_a_way_back_to_the_index_that_is_gone_is_found(bound: Bound) -> None:
    with bound.edit() as document:
        del document.pages[5].Annots
        document.save()
    assert bound.failures() == ("第 6 页到第 3 页的链接不成立",)


def test_a_volume_that_fails_its_proof_is_not_written(
    store: Store, fonts: FontBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise VolumeProofError(["第 5 页不是“甲”的第 1 页"])

    monkeypatch.setattr(volume_module, "prove", fail)
    with pytest.raises(VolumeProofError, match="没有生成文件"):
        build_volume(plan(store.entry("甲", pdf("A"))), store.fetch, fonts, tmp_path / "册.pdf")
    assert list(tmp_path.iterdir()) == []
