"""Sections that the official himself has marked as finished, and whether they are still as they were then."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.drafts.change import Change, JsonValue
    from cluster_desktop.ui.session.session import Session

ROOT = "note/done/"
State = Literal["open", "done", "changed"]


class Finished:
    """The marks stand in the draft, each with a digest of the section's answers when it was set."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._marks: Mapping[str, JsonValue] = {}
        self._digests: dict[str, str] = {}
        session.answered.connect(self._forget)
        self.look()

    def look(self) -> None:
        """Read anew what the draft holds.

        Raises:
            DraftError: the draft cannot be read.
        """
        self._marks = self._session.draft.values(ROOT)
        self._digests.clear()

    def state(self, no: str) -> State:
        """`done` where the section is as it was when it was marked, `changed` where it is not any more."""
        value = self._marks.get(ROOT + no)
        if not isinstance(value, dict):
            return "open"
        return "done" if value.get("answers") == self._digest(no) else "changed"

    def mark(self, no: str) -> None:
        """Mark a section as finished, as it is.

        Raises:
            ClusterError: the draft cannot be written.
        """
        value: JsonValue = {"title": "已完成", "answers": self._digest(no)}
        self._write(f"标记“{no}”已完成", no, value)

    def take_back(self, no: str) -> None:
        """Take the mark away.

        Raises:
            ClusterError: the draft cannot be written.
        """
        self._write(f"取消“{no}”的完成标记", no, None)

    def noted(self, no: str) -> Change | None:
        """The change that set the mark: who did it, and when."""
        history = self._session.draft.history(ROOT + no)
        return history[0] if history else None

    def _write(self, about: str, no: str, value: JsonValue) -> None:
        session = self._session
        session.act(about, lambda: session.draft.set(ROOT + no, value, session.author))

    def _forget(self, path: str) -> None:
        if self._digests and (field := self._session.index.find(path)) is not None:
            self._digests.pop(field.section, None)

    def _digest(self, no: str) -> str:
        if no not in self._digests:
            index = self._session.index
            said = [
                (path, value)
                for path, value in sorted(self._session.answers.items())
                if (field := index.find(path)) is not None and field.section == no
            ]
            text = json.dumps(said, ensure_ascii=False)
            self._digests[no] = hashlib.sha256(text.encode()).hexdigest()[:32]
        return self._digests[no]
