"""How a command is written, told in Chinese: argparse speaks English."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Any, NoReturn

from cluster_desktop.cli.console import Console

if TYPE_CHECKING:
    from collections.abc import Iterable

CANNOT = 2
"""The exit code where nothing was done: wrong usage, or an input that cannot be read."""

_HEADINGS = {"positional arguments": "内容", "options": "选项"}
_TOLD = (
    (re.compile(r"the following arguments are required: (.+)"), r"缺少 \1"),
    (re.compile(r"argument .+: invalid choice: (\S+) \(choose from .+\)"), r"没有 \1 这个命令"),
    (re.compile(r"argument (\S+): expected .+"), r"\1 后面要写内容"),
    (re.compile(r"unrecognized arguments: (.+)"), r"不认识 \1"),
    (re.compile(r"ambiguous option: (\S+) .+"), r"\1 有几种可能，要写全"),
    (re.compile(r"argument (\S+): invalid int value: '(.*)'"), r"\1 后面要写整数，不能是 \2"),
    (re.compile(r"argument (\S+): ignored explicit argument .+"), r"\1 后面不写内容"),
)


class _Formatter(argparse.HelpFormatter):
    """The headings of a help text in Chinese."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The line of usage, under its Chinese name."""
        super().add_usage(usage, actions, groups, "写法：" if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """A block of the help text, under its Chinese heading."""
        super().start_section(_HEADINGS.get(heading or "", heading))


class UsageParser(argparse.ArgumentParser):
    """Tells in Chinese how a command is written, and answers wrong usage in one line."""

    def __init__(self, *, add_help: bool = True, **settings: Any) -> None:  # noqa: ANN401 - argparse's own
        super().__init__(**settings, add_help=False, formatter_class=_Formatter)
        if add_help:
            self.add_argument("-h", "--help", action="help", help="显示写法")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with what was written, and end with the exit code for it."""
        Console.error(f"命令写法不对：{_in_chinese(message)}。用 {self.prog} --help 查看写法。")
        raise SystemExit(CANNOT)


def _in_chinese(message: str) -> str:
    for pattern, told in _TOLD:
        if pattern.fullmatch(message):
            return pattern.sub(told, message)
    return message
