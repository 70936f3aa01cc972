"""Evidence lives in the draft: bound by hash, with what it proves."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.intake.preflight import UnfitFile
from cluster_desktop.evidence.items import (
    EvidenceError,
    EvidenceItem,
    Pick,
    attach,
    detach_all,
    proofs,
    provable,
    read_evidence,
    set_order,
    set_picks,
    set_proves,
    set_title,
)
from cluster_desktop.forms.loader import load_edition, load_notice
from tests.evidence.papers import encrypted, pdf

KNOWN = provable(load_edition("hebei-2024"), load_notice("hebei-2024"))
AUTHOR = "张三"


@pytest.fixture
def draft(tmp_path: Path) -> Iterator[Draft]:
    with Draft.create(tmp_path / "d.jqsb", edition="hebei-2024", notice="hebei-2024", author=AUTHOR) as made:
        yield made


def add(draft: Draft, data: bytes, title: str, *proves: str) -> EvidenceItem:
    return attach(draft, data, f"{title}.pdf", title, proves, AUTHOR, known=KNOWN)


def test_an_attached_file_is_kept_with_its_hash_and_read_back_whole(draft: Draft) -> None:
    data = pdf("a", pages=2)
    item = add(draft, data, "产业链图谱", "chain_work/1")
    assert read_evidence(draft) == [item]
    assert item.sha256 == hashlib.sha256(data).hexdigest()
    assert draft.blob(item.sha256) == data
    assert (item.pages, item.fault, item.order) == (2, None, 1)


def test_one_file_may_prove_several_things_each_once(draft: Draft) -> None:
    item = add(draft, pdf("a"), "协议", "chain_work/3", "share_work/1", "chain_work/3")
    assert item.proves == ("chain_work/3", "share_work/1")


def test_the_same_file_under_the_same_title_is_the_same_item_and_proves_more(draft: Draft) -> None:
    add(draft, pdf("a"), "协议", "chain_work/3")
    item = add(draft, pdf("a"), " 协议\n", "notice/1")
    assert read_evidence(draft) == [item]
    assert item.proves == ("chain_work/3", "notice/1")


def test_the_same_file_under_another_title_is_another_item_with_one_blob(draft: Draft) -> None:
    first, second = add(draft, pdf("a"), "协议"), add(draft, pdf("a"), "合同")
    assert first.id != second.id
    assert first.sha256 == second.sha256


@pytest.mark.parametrize(
    "known",
    ["area_km2", "chain_work/1", "patents", "patents:list", "total_output/2023", "total_output", "notice/13"],
)
def test_paths_and_requirements_can_be_proved(draft: Draft, known: str) -> None:
    assert add(draft, pdf("a"), "材料", known).proves == (known,)


@pytest.mark.parametrize("unknown", ["chain_work/99", "notice/14", "nothing", "", "area_km2/2023"])
def test_what_the_form_does_not_have_cannot_be_proved(draft: Draft, unknown: str) -> None:
    with pytest.raises(EvidenceError, match="申报表中没有"):
        add(draft, pdf("a"), "材料", unknown)
    assert read_evidence(draft) == []


def test_a_file_without_a_title_is_refused(draft: Draft) -> None:
    with pytest.raises(EvidenceError, match="名称"):
        add(draft, pdf("a"), " \n")


def test_characters_that_cannot_be_printed_are_taken_out_of_a_title(draft: Draft) -> None:
    assert add(draft, pdf("a"), "协\u0007议\u200b书\t附件").title == "协议书 附件"


def test_an_encrypted_file_is_attached_as_unreadable(draft: Draft) -> None:
    item = add(draft, encrypted(pdf("a"), "secret"), "认定文件", "platform_nat")
    assert item.fault is not None
    assert [(proof.id, proof.readable) for proof in proofs([item])] == [(item.id, False)]


def test_a_file_that_is_no_evidence_leaves_nothing_behind(draft: Draft) -> None:
    with pytest.raises(UnfitFile):
        add(draft, b"text", "材料")
    assert read_evidence(draft) == []
    assert not draft.has_blob(hashlib.sha256(b"text").hexdigest())


def test_items_can_be_renamed_reassigned_reordered_and_taken_out(draft: Draft) -> None:
    first, second = add(draft, pdf("a"), "甲"), add(draft, pdf("b"), "乙")
    set_title(draft, first.id, "甲一", AUTHOR)
    set_proves(draft, first.id, ["area_km2"], AUTHOR, known=KNOWN)
    set_order(draft, [second.id, first.id], AUTHOR)
    assert [(item.title, item.proves) for item in read_evidence(draft)] == [
        ("乙", ()),
        ("甲一", ("area_km2",)),
    ]
    detach_all(draft, [second.id], AUTHOR)
    assert [item.id for item in read_evidence(draft)] == [first.id]


def test_an_item_that_is_not_there_cannot_be_changed(draft: Draft) -> None:
    with pytest.raises(EvidenceError, match="没有编号"):
        detach_all(draft, ["0" * 12], AUTHOR)


@pytest.mark.parametrize("value", ["text", {"title": "甲"}, {"title": 5}])
def test_a_broken_record_is_named_not_passed_over(draft: Draft, value: str | dict[str, object]) -> None:
    draft.set("evidence/0123456789ab", value, AUTHOR)
    with pytest.raises(EvidenceError, match="记录不完整") as broken:
        read_evidence(draft)
    assert broken.value.where == "evidence/0123456789ab"


def test_what_was_attached_before_pages_could_be_picked_is_bound_whole(draft: Draft) -> None:
    item = add(draft, pdf("a", pages=3), "甲")
    assert "picks" not in dict(draft.value(f"evidence/{item.id}"))
    assert item.bound_picks == (Pick(1), Pick(2), Pick(3))


def test_picked_pages_are_kept_in_their_order(draft: Draft) -> None:
    item = add(draft, pdf("a", pages=5), "甲")
    set_picks(draft, item.id, [Pick(4, 90), Pick(2)], AUTHOR)
    (read,) = read_evidence(draft)
    assert (read.picks, read.bound_pages, read.pages) == ((Pick(4, 90), Pick(2, 0)), 2, 5)


def test_all_pages_as_they_are_is_no_choice(draft: Draft) -> None:
    item = add(draft, pdf("a", pages=3), "甲")
    set_picks(draft, item.id, [Pick(2)], AUTHOR)
    assert set_picks(draft, item.id, [Pick(1), Pick(2), Pick(3)], AUTHOR) == item


@pytest.mark.parametrize(
    ("picks", "told"),
    [
        ([Pick(4)], "没有第 4 页，这份材料共 3 页"),
        ([Pick(0)], "没有第 0 页"),
        ([Pick(1, 45)], "90、180 或 270"),
        ([Pick(1), Pick(1, 90)], "只能装订一次"),
        ([], "至少要留一页"),
    ],
)
def test_a_choice_of_pages_that_cannot_be_is_refused(draft: Draft, picks: list[Pick], told: str) -> None:
    item = add(draft, pdf("a", pages=3), "甲")
    with pytest.raises(EvidenceError, match=told):
        set_picks(draft, item.id, picks, AUTHOR)
    assert read_evidence(draft) == [item]


def test_the_order_of_many_is_one_moment_in_the_history(draft: Draft) -> None:
    items = [add(draft, pdf(f"a{number}"), f"材料{number}") for number in range(12)]
    set_order(draft, [item.id for item in reversed(items)], AUTHOR)
    assert [item.title for item in read_evidence(draft)] == [item.title for item in reversed(items)]
    assert len({draft.heads(f"evidence/{item.id}")[0].at for item in items}) == 1


def test_several_are_taken_out_together_or_none_of_them(draft: Draft) -> None:
    first, second = add(draft, pdf("a"), "甲"), add(draft, pdf("b"), "乙")
    with pytest.raises(EvidenceError, match="没有编号"):
        detach_all(draft, [first.id, "0" * 12], AUTHOR)
    assert len(read_evidence(draft)) == 2
    detach_all(draft, [first.id, second.id], AUTHOR)
    assert read_evidence(draft) == []


def test_pictures_in_a_name_are_not_printed(draft: Draft) -> None:
    assert add(draft, pdf("a"), "证书📄 😀").title == "证书"
