from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_desktop.drafts import blobs
from cluster_desktop.drafts.errors import BlobMissing, BlobTooLarge, DraftDamaged
from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.drafts.draft import Draft


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(data=st.binary())
def test_a_file_comes_back_byte_for_byte_under_its_hash(draft: Draft, data: bytes) -> None:
    sha256 = draft.put_blob(data)
    assert sha256 == hashlib.sha256(data).hexdigest()
    assert draft.blob(sha256) == data


def test_the_same_file_is_kept_once(draft: Draft) -> None:
    assert draft.put_blob(b"%PDF") == draft.put_blob(b"%PDF")
    assert draft._connection.execute("SELECT count(*) FROM blob").fetchone() == (1,)


def test_a_file_that_is_not_there_is_named_as_missing(draft: Draft) -> None:
    assert not draft.has_blob("0" * 64)
    with pytest.raises(BlobMissing, match="000000000000"):
        draft.blob("0" * 64)


def test_a_file_whose_bytes_changed_is_never_handed_out(draft: Draft) -> None:
    sha256 = draft.put_blob(b"%PDF-1.7")
    draft._connection.execute("UPDATE blob SET data = ?", (b"%PDF-1.8",))
    with pytest.raises(DraftDamaged):
        draft.blob(sha256)


@pytest.mark.parametrize("size", [0, 1, (1 << 20) - 1, 1 << 20, 3_000_000])
def test_a_file_is_written_to_the_disk_as_it_was_kept(draft: Draft, tmp_path: Path, size: int) -> None:
    data = bytes(range(251)) * (size // 251 + 1)
    sha256 = draft.put_blob(data[:size])
    draft.blob_to(sha256, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == data[:size]


def test_a_file_that_changed_or_is_not_there_is_not_written_as_if_it_were(
    draft: Draft, tmp_path: Path
) -> None:
    sha256 = draft.put_blob(b"%PDF-1.7")
    draft._connection.execute("UPDATE blob SET data = ?", (b"%PDF-1.8",))
    with pytest.raises(DraftDamaged):
        draft.blob_to(sha256, tmp_path / "out")
    with pytest.raises(BlobMissing, match="000000000000"):
        draft.blob_to("0" * 64, tmp_path / "out")


def test_writing_a_large_file_can_be_stopped_and_the_draft_goes_on(draft: Draft, tmp_path: Path) -> None:
    def stop() -> None:
        raise ClusterError("停")

    sha256 = draft.put_blob(b"x" * 3_000_000)
    with pytest.raises(ClusterError, match="停"):
        draft.blob_to(sha256, tmp_path / "out", stop)
    assert draft.set("area_km2", "86.50", "甲") is not None


def test_a_file_too_large_for_a_draft_is_refused(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blobs, "LARGEST_BLOB", 10)
    with pytest.raises(BlobTooLarge):
        draft.put_blob(bytes(11))
    assert draft.put_blob(bytes(10))
