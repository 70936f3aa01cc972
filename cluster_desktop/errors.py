"""The one base of every error that an official is told about.

The core raises these; only the top (`cli`, `ui/app`) shows them.  Whatever is not one of these is a
defect of the program, and is let through as such.
"""

from __future__ import annotations


class ClusterError(Exception):
    """An input or a circumstance that stops the work, in plain Chinese.

    The message says what is wrong and what to do about it; `where` names the file, path or place
    (empty where the message names it already).
    """

    def __init__(self, message: str, *, where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where

    def __str__(self) -> str:
        return f"{self.where}：{self.message}" if self.where else self.message
