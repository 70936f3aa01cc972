"""Whoever watches long work: is told how far it is, and may stop it."""

from __future__ import annotations


class Watch:
    """Every method may raise to stop the work; this one is told and does nothing."""

    def next(self, what: str) -> None:
        """The next step begins."""

    def share(self, percent: float) -> None:
        """So much of the step is done."""

    def check(self) -> None:
        """Nothing to tell; called several times a second."""
