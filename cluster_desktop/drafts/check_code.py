"""The check code: the same on form, volume, note and draft where they say the same."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cluster_desktop.drafts.change import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.drafts.draft import Draft

_BESIDE = ("note/", "kept/", "setting/", "versions/", "received/")
"""What is kept in a draft and is no part of the application: notes, settings, what was sent and received."""


def check_code(draft: Draft) -> str:
    """Twelve hexadecimal digits over what the draft says at present, in groups of four: 3F2A-90BC-11D7.

    The edition, the answers, the evidence, the lists and the official blank count; how and when they came
    about does not.  A tick taken back is as good as one never made.

    Raises:
        DraftError: the draft cannot be read.
    """
    digest = hashlib.sha256(draft.edition.encode())
    for line in _lines(draft):
        digest.update(b"\n" + line.encode())
    digits = digest.hexdigest()[:12].upper()
    return "-".join((digits[:4], digits[4:8], digits[8:]))


def _lines(draft: Draft) -> Iterator[str]:
    for path, value in draft.each_standing():
        if not path.startswith(_BESIDE) and value is not None and value is not False:
            yield f"{path}\t{canonical(value)}"
