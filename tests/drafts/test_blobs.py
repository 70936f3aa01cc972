from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_desktop.drafts import blobs
from cluster_desktop.drafts.errors import BlobMissing, BlobTooLarge, DraftDamaged

if TYPE_CHECKING:
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


def test_a_file_too_large_for_a_draft_is_refused(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blobs, "LARGEST_BLOB", 10)
    with pytest.raises(BlobTooLarge):
        draft.put_blob(bytes(11))
    assert draft.put_blob(bytes(10))
