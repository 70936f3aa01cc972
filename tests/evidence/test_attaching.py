"""Files are taken in together or not at all; the file of an item can be exchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.attaching import Attachment, attach_all, replace_file, unlock_item
from cluster_desktop.evidence.intake.preparing import prepare
from cluster_desktop.evidence.intake.unlocking import WrongPassword, unlocked
from cluster_desktop.evidence.items import Pick, attach, provable, read_evidence, set_picks
from cluster_desktop.forms.loader import load_edition, load_notice
from tests.evidence.papers import encrypted, pdf

AUTHOR = "张三"
KNOWN = provable(load_edition("hebei-2024"), load_notice("hebei-2024"))


@pytest.fixture
def draft(tmp_path: Path) -> Iterator[Draft]:
    with Draft.create(tmp_path / "d.jqsb", edition="hebei-2024", notice="hebei-2024", author=AUTHOR) as made:
        yield made


def file(name: str, *proves: str) -> Attachment:
    return Attachment(f"{name}.pdf", name, proves, lambda: pdf(name))


class Cancelled(Exception):
    pass


def test_files_are_taken_in_in_their_order_in_one_moment(draft: Draft) -> None:
    made = attach_all(draft, [file("乙", "chain_work/1"), file("甲"), file("丙")], AUTHOR, known=KNOWN)
    assert [item.title for item in read_evidence(draft)] == ["乙", "甲", "丙"]
    assert read_evidence(draft) == made
    assert len({change.at for change in draft.all_changes()}) == 1


def test_the_same_file_twice_is_one_item_that_proves_both(draft: Draft) -> None:
    (item,) = attach_all(draft, [file("甲", "chain_work/1"), file("甲", "chain_work/2")], AUTHOR, known=KNOWN)
    assert item.proves == ("chain_work/1", "chain_work/2")


def test_work_that_is_stopped_leaves_nothing_behind(draft: Draft) -> None:
    calls = iter([None, None])

    def check() -> None:
        if next(calls, "stop") == "stop":
            raise Cancelled

    with pytest.raises(Cancelled):
        attach_all(draft, [file("甲"), file("乙"), file("丙")], AUTHOR, known=KNOWN, check=check)
    assert read_evidence(draft) == []
    assert draft.blob_sizes() == {}


def test_files_are_read_one_at_a_time(draft: Draft) -> None:
    read: list[str] = []

    def reading(name: str) -> Attachment:
        def give() -> bytes:
            read.append(name)
            return pdf(name)

        return Attachment(f"{name}.pdf", name, (), give)

    seen: list[int] = []
    attach_all(draft, map(reading, "甲乙丙"), AUTHOR, known=KNOWN, check=lambda: seen.append(len(read)))
    assert sorted(set(seen)) == [0, 1, 2, 3]


def test_a_locked_item_opens_with_its_password_and_keeps_its_place(draft: Draft) -> None:
    locked = attach(
        draft, encrypted(pdf("a", 2), "密码1"), "a.pdf", "证书", ["chain_work/1"], AUTHOR, known=KNOWN
    )
    assert locked.fault
    opened = unlock_item(draft, locked.id, "密码1", AUTHOR)
    assert (opened.id, opened.proves, opened.fault, opened.pages) == (
        locked.id,
        ("chain_work/1",),
        None,
        2,
    )
    assert hashlib.sha256(draft.blob(opened.sha256)).hexdigest() == opened.sha256


def test_a_wrong_password_changes_nothing(draft: Draft) -> None:
    locked = attach(draft, encrypted(pdf("a"), "secret"), "a.pdf", "证书", [], AUTHOR, known=KNOWN)
    with pytest.raises(WrongPassword, match="口令不对"):
        unlock_item(draft, locked.id, "other", AUTHOR)
    assert read_evidence(draft) == [locked]


def test_unlocking_gives_the_same_bytes_each_time() -> None:
    data = encrypted(pdf("a"), "secret")
    assert unlocked(data, "secret") == unlocked(data, "secret")


def test_the_file_of_an_item_can_be_exchanged(draft: Draft) -> None:
    item = attach(draft, pdf("a", 3), "a.pdf", "证书", ["chain_work/1"], AUTHOR, known=KNOWN)
    set_picks(draft, item.id, [Pick(2)], AUTHOR)
    changed = replace_file(draft, item.id, prepare(pdf("b", 5), "b.pdf"), AUTHOR)
    assert (changed.id, changed.title, changed.proves) == (item.id, "证书", ("chain_work/1",))
    assert (changed.file_name, changed.pages, changed.bound_pages) == ("b.pdf", 5, 5)
