"""What is sent holds what was chosen, whole, and nothing else of the draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_desktop.drafts import sending
from cluster_desktop.drafts.copying import whole_file
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DiskFull, DraftExists, DraftMissing
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.official_blank import keep_official_blank
from cluster_desktop.drafts.sending import Selection, estimate, send
from cluster_desktop.drafts.versions import name_version
from tests.drafts.harm import evidence

PLAN = b"%PDF plan" * 5000
LAW = b"%PDF law" * 3000


@pytest.fixture
def full(draft: Draft) -> Draft:
    draft.set_many({"cluster_name": "平川县丝网产业", "region/county": "平川县"}, "工信局")
    draft.set_many({"area_km2": "86.50", "firms/2023": "120"}, "统计局")
    draft.set("area_km2", "86.52", "工信局")
    draft.set_many({"note/area_km2": "待核", "note/firms/2023": "已核"}, "工信局")
    for number, (data, title, proves) in enumerate(
        [(PLAN, "规划图", "area_km2"), (LAW, "专利清单", "firms/2023")], 1
    ):
        draft.put_blob(data)
        draft.set(f"evidence/e{number}", {**evidence(data, title, number), "proves": [proves]}, "工信局")
    keep_official_blank(draft, b"PK blank", "附件1.docx", "工信局")
    name_version(draft, "送审稿", "工信局")
    return draft


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "发给统计局.jqsb"


def paths(file: Path) -> set[str]:
    with ForeignDraft.open(file) as sent:
        return {change.path for change in sent.changes}


def section_of(draft: Draft, path: str) -> str:
    fields = sending.FieldIndex(sending.load_edition(draft.edition))
    return fields[path].section


def test_everything_is_sent_with_its_history_and_files(full: Draft, out: Path) -> None:
    sent = send(full, out, Selection())
    assert (sent.bytes, sent.changes, sent.evidence) == (out.stat().st_size, full.count_changes(), 2)
    with Draft.open(out) as copy:
        assert copy.facts == full.facts
        assert copy.all_changes() == full.all_changes()
        assert copy.blob_sizes() == full.blob_sizes()


def test_chosen_sections_go_with_their_notes_and_what_proves_them(full: Draft, out: Path) -> None:
    assert section_of(full, "area_km2") != section_of(full, "firms/2023")
    send(full, out, Selection((section_of(full, "area_km2"),)))
    found = paths(out)
    assert {"area_km2", "note/area_km2", "evidence/e1", "official_blank"} <= found
    assert not found & {"firms/2023", "note/firms/2023", "evidence/e2", "region/county"}
    with ForeignDraft.open(out) as sent:
        assert [change.value for change in sent.changes if change.path == "area_km2"] == ["86.50", "86.52"]


def test_the_cover_is_a_part_of_its_own(full: Draft, out: Path) -> None:
    send(
        full,
        out,
        Selection((sending.FieldIndex(sending.load_edition(full.edition))["region/county"].section,)),
    )
    assert paths(out) == {"region/county", "official_blank"}


def test_without_evidence_neither_it_nor_its_files_go(full: Draft, out: Path) -> None:
    sent = send(full, out, Selection(evidence=False))
    assert sent.evidence == 0
    assert not any(path.startswith("evidence/") for path in paths(out))
    assert PLAN not in out.read_bytes()


def test_what_was_withdrawn_does_not_travel(full: Draft, out: Path) -> None:
    full.set("evidence/e1", None, "工信局")
    full.put_blob(secret := b"never attached to anything" * 300)
    sent = send(full, out, Selection())
    content = out.read_bytes()
    assert sent.evidence == 1
    assert PLAN[:4000] not in content
    assert secret[:2000] not in content


@pytest.mark.parametrize("selection", [Selection(), Selection(evidence=False), Selection(("三",))])
def test_the_size_is_known_before(full: Draft, out: Path, selection: Selection) -> None:
    before = estimate(full, selection)
    sent = send(full, out, selection)
    assert (before.changes, before.evidence) == (sent.changes, sent.evidence)
    assert 0.8 < before.bytes / sent.bytes < 1.25


def test_a_part_that_the_form_does_not_have_is_refused(full: Draft, out: Path) -> None:
    with pytest.raises(DraftMissing, match="十"):
        send(full, out, Selection(("一", "十")))
    assert not out.exists()


def test_a_file_that_is_there_is_replaced_only_when_told_to(full: Draft, out: Path) -> None:
    out.write_bytes(b"theirs")
    with pytest.raises(DraftExists):
        send(full, out, Selection())
    assert out.read_bytes() == b"theirs"
    send(full, out, Selection(), force=True)
    assert "area_km2" in paths(out)


def test_a_disk_that_fills_up_leaves_nothing(full: Draft, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object) -> None:
        raise DiskFull("磁盘空间不足。")

    monkeypatch.setattr("cluster_desktop.drafts.copying.blobs.add", full_disk)
    with pytest.raises(DiskFull):
        send(full, out, Selection())
    assert sorted(out.parent.iterdir()) == [full.path]


def test_a_folder_that_is_not_there_is_said_so(full: Draft, tmp_path: Path) -> None:
    with pytest.raises(DraftMissing):
        send(full, tmp_path / "没有" / "a.jqsb", Selection())


def test_a_list_goes_with_the_sections_that_count_its_rows(full: Draft, out: Path) -> None:
    rows = {
        f"list/{key}/{row}": {"no": row, "name": "丝网厂"} for key in ("firms", "patents") for row in (1, 2)
    }
    full.set_many(rows, "工信局")
    assert section_of(full, "firms/2023") != section_of(full, "patents")
    send(full, out, Selection((section_of(full, "patents"),)))
    assert {path for path in paths(out) if path.startswith("list/")} == {"list/patents/1", "list/patents/2"}
    send(full, out, Selection(), force=True)
    assert rows.keys() <= paths(out)
    send(full, out, Selection(evidence=False), force=True)
    assert not rows.keys() & paths(out)


def test_evidence_goes_that_meets_a_requirement_of_a_chosen_section(full: Draft, out: Path) -> None:
    full.set("evidence/e1", {**evidence(PLAN, "情况说明"), "proves": ["area_km2:statement"]}, "工信局")
    send(full, out, Selection((section_of(full, "area_km2"),)))
    assert "evidence/e1" in paths(out)


def test_a_kept_warning_goes_with_the_sections_that_it_speaks_of(full: Draft, out: Path) -> None:
    kept = {"reason": "已核", "message": "相差较大"}
    both, one = "kept/ratio/area_km2+firms/2023", "kept/range/area_km2"
    full.set_many({both: kept, one: kept}, "工信局")
    send(full, out, Selection((section_of(full, "area_km2"),)))
    assert one in paths(out)
    assert both not in paths(out)


def write_late(target: Path) -> None:
    with whole_file(target) as late:
        late.write_text("甲的前一半", "utf-8")
        with whole_file(target) as early:
            early.write_text("乙", "utf-8")
        assert late.read_text("utf-8") == "甲的前一半"


def test_two_that_write_to_one_name_at_once_do_not_write_into_one_file(tmp_path: Path) -> None:
    with pytest.raises(DraftExists):
        write_late(tmp_path / "清单.xlsx")
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("清单.xlsx", "乙")]
