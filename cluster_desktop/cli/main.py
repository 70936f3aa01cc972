"""The commands, their arguments, and the exit codes: 0 done, 1 errors found, 2 not done."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, NoReturn

from cluster_desktop import __version__
from cluster_desktop.cli import (
    carrying,
    checking,
    drafting,
    exchanging,
    listing,
    lists,
    packaging,
    summing,
    word,
)
from cluster_desktop.cli.console import Console, speak_utf8
from cluster_desktop.errors import ClusterError, reason

if TYPE_CHECKING:
    from collections.abc import Sequence

CANNOT = 2


class _Parser(argparse.ArgumentParser):
    """Answers wrong usage in one Chinese line."""

    def error(self, message: str) -> NoReturn:
        Console.error(f"命令写法不对：{_in_chinese(message)}。用 {self.prog} --help 查看写法。")
        raise SystemExit(CANNOT)


_TOLD = (
    (re.compile(r"the following arguments are required: (.+)"), r"缺少 \1"),
    (re.compile(r"argument .+: invalid choice: (\S+) \(choose from .+\)"), r"没有 \1 这个命令"),
    (re.compile(r"argument (\S+): expected .+"), r"\1 后面要写内容"),
    (re.compile(r"unrecognized arguments: (.+)"), r"不认识 \1"),
    (re.compile(r"ambiguous option: (\S+) .+"), r"\1 有几种可能，要写全"),
    (re.compile(r"argument (\S+): invalid int value: '(.*)'"), r"\1 后面要写整数，不能是 \2"),
    (re.compile(r"argument (\S+): ignored explicit argument .+"), r"\1 后面不写内容"),
)


def _in_chinese(message: str) -> str:
    for pattern, told in _TOLD:
        if pattern.fullmatch(message):
            return pattern.sub(told, message)
    return message


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    speak_utf8()
    options = _parser().parse_args(arguments)
    console = Console(as_json=options.json)
    try:
        return int(options.run(options, console))
    except ClusterError as error:
        console.error(str(error))
    except OSError as error:  # a name that is too long, a drive that fails: whatever no reader expected
        where = f"{error.filename}：" if error.filename else ""
        console.error(f"{where}文件或文件夹无法使用（{reason(error)}）。换一个位置或名称再试。")
    except KeyboardInterrupt:
        console.error("已取消，没有留下未完成的文件。")
    return CANNOT


_MODULES = (listing, drafting, lists, checking, packaging, word, exchanging, carrying, summing)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="cluster-desktop", description="集群申报助手。不带命令时打开窗口。")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="命令", parser_class=_Parser)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="以 JSON 输出结果")
    for module in _MODULES:
        module.register(commands, common)
    return parser
