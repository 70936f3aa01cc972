"""What can be done from anywhere in an open draft: its words and its keys, declared here and nowhere else.

Shortcuts, tips and the list of commands are made from this.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Action:
    """`words` name it, `keys` do it (the first is the one that is shown), `about` says more where needed."""

    name: str
    words: str
    keys: tuple[str, ...] = ()
    about: str = ""

    @property
    def key(self) -> str:
        """The key as it is printed on the keyboard."""
        return self.keys[0].replace("Down", "↓").replace("Up", "↑") if self.keys else ""

    @property
    def tip(self) -> str:
        """The words with the key."""
        return f"{self.words}（{self.key}）" if self.keys else self.words


ACTIONS = (
    Action("find", "查找栏目、问题、佐证和清单", ("Ctrl+F",)),
    Action("commands", "全部命令", ("Ctrl+Shift+P",), "列出所有操作和快捷键"),
    Action("next_page", "下一部分", ("Ctrl+Down",)),
    Action("previous_page", "上一部分", ("Ctrl+Up",)),
    Action("next_finding", "下一个问题", ("F4",)),
    Action("help", "帮助", ("F1",), "打开这一栏的填报说明和要求"),
    Action("panel", "到右侧说明", ("Shift+F1",), "收起时先展开；再按一次回到栏目"),
    Action("fold_back", "离开右侧说明", ("Esc",), "窗口较窄时并把它收起"),
    Action("adopt", "采用推算值", ("Alt+Enter", "Alt+Return")),
    Action("cross", "看与本栏对照的另一处", ("Ctrl+G",), "两处填得不一致的时候"),
    Action("finish", "标记本部分已完成", ("Ctrl+Shift+D",), "再按一次取消"),
    Action("undo", "撤销", ("Ctrl+Z",)),
    Action("redo", "重做", ("Ctrl+Y", "Ctrl+Shift+Z")),
    Action("save", "立即保存", ("Ctrl+S",), "平时自动保存"),
    Action("beside", "并排显示预览", ("F6",), "再按一次收起"),
    Action("overview", "概览", ("Ctrl+Shift+O",), "进度和关键指标"),
    Action("preview", "预览", ("Ctrl+Shift+V",)),
    Action("evidence", "佐证材料", ("Ctrl+Shift+E",)),
    Action("standard", "认定标准", ("Ctrl+Shift+B",)),
    Action("check", "检查", ("Ctrl+Shift+C",), "全部问题"),
    Action("export", "导出", ("Ctrl+E",)),
    Action("print", "打印", ("Ctrl+P",)),
    Action("fold_rail", "收起或展开左侧目录", ("F8",)),
    Action("fold_side", "收起或展开右侧说明栏", ("F9",)),
    Action("settings", "设置", ("Ctrl+,",), "填报人、单位、字号、深浅色"),
    Action("versions", "版本", ("Ctrl+Shift+H",)),
    Action("send", "发送草稿", ("Ctrl+Shift+S",)),
    Action("receive", "接收草稿", ("Ctrl+Shift+R",)),
    Action("guide", "三分钟导览", ("Ctrl+F1",), "在示例上走一遍；进行中按它到导览条"),
    Action("about", "关于集群申报助手", ("Ctrl+Shift+F1",), "版本、许可、数据文件夹"),
    Action("home", "我的申报", ("Alt+Home",), "回到草稿列表"),
)


def action(name: str) -> Action:
    """The action of this name.

    Raises:
        KeyError: there is none.
    """
    return _by_name()[name]


def tip(name: str) -> str:
    """What the tip of a button says that does this: the words and the key."""
    return action(name).tip


def bind_actions(widget: QWidget, doings: Mapping[str, Callable[[], object]]) -> None:
    """Let the keys of each action do it while the window of `widget` is in use.

    Raises:
        KeyError: an action has nothing that does it.
    """
    for each in ACTIONS:
        for key in each.keys:
            QShortcut(QKeySequence(key), widget).activated.connect(doings[each.name])


@cache
def _by_name() -> dict[str, Action]:
    return {each.name: each for each in ACTIONS}
