"""Leads through an open draft step by step, beside whatever else one does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from cluster_desktop.ui.guide.bar import GuideBar
from cluster_desktop.ui.guide.steps import steps_of

if TYPE_CHECKING:
    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.shell.draft_view import DraftView

NOT_AN_EXAMPLE = "导览会改动内容，只在示例上进行。请回到“我的申报”，点“看一个完整示例”。"
_OFFER = "填一格、看问题、附佐证、导入清单、预览、导出，各试一次。随时可以退出，也可以照常填写。"
_MADE_BY = "示例"


def is_example(session: Session) -> bool:
    """Whether the draft is one of the made-up counties."""
    return session.draft.facts.get("created_by") == _MADE_BY


def offer_guide(view: DraftView) -> Guide:
    """Show the bar with the offer of the guide above a draft."""
    found = [each for each in view.findChildren(Guide) if each.going_on]
    return found[0] if found else Guide(view)


def start_guide(view: DraftView) -> Guide:
    """Show the bar at the first step; under way already, bring the cursor to it."""
    guide = offer_guide(view)
    if guide.under_way:
        guide.bar.enter()
    else:
        guide.begin()
    return guide


class Guide(QObject):
    """Ends when it is left or its last step is done; `going_on` until then."""

    def __init__(self, view: DraftView) -> None:
        super().__init__(view)
        self._view = view
        self._steps = steps_of(view)
        self._at = -1
        self.going_on = True
        self._done: set[int] = set()
        self.bar = GuideBar(view)
        layout = view.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101  how the view is put together
        layout.insertWidget(1, self.bar)
        self.bar.show_offer(_OFFER)
        self.bar.show()
        self.bar.moved.connect(self._move)
        self.bar.returned.connect(self._return)
        self.bar.helped.connect(self._help_out)
        self.bar.left.connect(self.leave)
        view.session.judged.connect(self._look)

    @property
    def under_way(self) -> bool:
        """Whether a step is shown, and not the offer."""
        return self._at >= 0

    def begin(self) -> None:
        """Go to the first step."""
        self._show(0)

    def leave(self) -> None:
        """Put the bar away; all that was done stays as it is."""
        view = self._view
        view.session.judged.disconnect(self._look)
        self.going_on = False
        self.bar.hide()
        self.bar.deleteLater()
        self.deleteLater()
        view.pages[view.current].enter()

    def _move(self, by: int) -> None:
        if self._at + by >= len(self._steps):
            self.leave()
        else:
            self._show(self._at + by)

    def _show(self, number: int) -> None:
        self._at = number
        self._tell()
        self._return()

    def _return(self) -> None:
        self._steps[self._at].go()

    def _help_out(self) -> None:
        if (helping := self._steps[self._at].help_out) is not None:
            helping[1]()
            self._look()

    def _look(self) -> None:
        """Take note when the step in hand is done."""
        if self._at < 0 or self._at in self._done:
            return
        check = self._steps[self._at].is_done
        if check is not None and check():
            self._done.add(self._at)
            self._tell()

    def _tell(self) -> None:
        step = self._steps[self._at]
        self.bar.show_step(step, self._at + 1, len(self._steps), done=self._at in self._done)
