"""The commands, and the exit codes: 0 done, 1 errors found, 2 not done."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cluster_desktop import __version__
from cluster_desktop.cli.console import Console, speak_utf8
from cluster_desktop.cli.usage import CANNOT, UsageParser
from cluster_desktop.errors import ClusterError, reason

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = {
    "listing": {"editions": "列出申报表", "fields": "列出一份申报表的全部栏目"},
    "drafting": {"new": "由数据新建草稿", "example": "生成虚构县的完整示例"},
    "editing": {"set": "填写栏目"},
    "showing": {"show": "显示草稿内容"},
    "lists": {
        "lists": "列出一份申报表可附的清单",
        "import-list": "从 Excel 导入清单",
        "list-template": "导出清单的空白模板",
    },
    "checking": {"check": "检查草稿", "requirements": "列出需要的佐证材料"},
    "packaging": {"blank": "导出空白申报表", "export": "导出全部申报材料", "verify": "复核导出的申报材料"},
    "word": {
        "use-blank": "改用上级下发的空白表，或改回自带的",
        "readback": "读回在 Word 里手工改过的内容",
    },
    "exchanging": {
        "merge": "合并几个人填写的草稿",
        "send": "另存一份发给他人填写",
        "receive": "并入他人发来的草稿",
    },
    "carrying": {"carry": "用已有草稿开始填另一版申报表"},
    "summing": {"summary": "生成推荐汇总表"},
}
"""The commands by the module that does them: only the one that is asked for is loaded."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    speak_utf8()
    console = Console(as_json=False)
    try:
        _refuse_broken_words(arguments)
        options = _parser(arguments).parse_args(arguments)
        return int(options.run(options, Console(as_json=options.json)))
    except ClusterError as error:
        console.error(str(error))
    except OSError as error:  # a name that is too long, a drive that fails: whatever no reader expected
        where = f"{error.filename}：" if error.filename else ""
        console.error(f"{where}文件或文件夹无法使用（{reason(error)}）。换一个位置或名称再试。")
    except KeyboardInterrupt:
        console.error("已取消，没有留下未完成的文件。")
    return CANNOT


def _refuse_broken_words(arguments: Sequence[str]) -> None:
    """Raises `ClusterError` for a word that is no text: a file name in the encoding of another system."""
    for word in arguments:
        try:
            word.encode()
        except UnicodeEncodeError as error:
            shown = word.encode(errors="replace").decode()
            told = "名称里有不能识别的文字，多半是在别的系统上起的名。改名后再试。"
            raise ClusterError(told, where=shown) from error


def _parser(arguments: Sequence[str]) -> UsageParser:
    parser = UsageParser(prog="cluster-desktop", description="集群申报助手。不带命令时打开窗口。")
    parser.add_argument("--version", action="version", version=__version__, help="显示版本")
    commands = parser.add_subparsers(required=True, metavar="命令", parser_class=UsageParser)
    common = UsageParser(add_help=False)
    common.add_argument("--json", action="store_true", help="以 JSON 输出结果")
    for module, told in _COMMANDS.items():
        parsers = {name: commands.add_parser(name, parents=[common], help=told[name]) for name in told}
        if not parsers.keys().isdisjoint(arguments):
            import_module(f"{__package__}.{module}").register(parsers)
    return parser
