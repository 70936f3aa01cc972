"""The steps of the guide: what to try, where, and how one sees that it was done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from cluster_desktop.resources import resource
from cluster_desktop.ui.charts.figures import series_of
from cluster_desktop.ui.guide.sample_list import open_sample, sample_list, was_imported
from cluster_desktop.ui.shell.route import EXPORT, PREVIEW, list_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cluster_desktop.forms.requirements import Requirement
    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.shell.draft_view import DraftView

SAMPLE = "示例材料.png"


@dataclass(frozen=True, kw_only=True)
class Step:
    """`go` leads to where it is done; `is_done` is None where looking is all; `help_out` does it for one."""

    title: str
    words: str
    go: Callable[[], object]
    is_done: Callable[[], bool] | None = None
    help_out: tuple[str, Callable[[], object]] | None = None


def steps_of(view: DraftView) -> tuple[Step, ...]:
    """The steps on a draft; what its form does not have is left out."""
    return tuple(_steps(view))


def _steps(view: DraftView) -> Iterator[Step]:
    session = view.session
    yield from _figures(view)
    if (tick := _unproved_tick(session)) is not None:
        yield _proving(view, tick)
    if (shown := sample_list(session)) is not None:
        way = "选“追加”，再点" if session.lists.count(shown.key) else "再点"
        yield Step(
            title="导入清单",
            words=f"点“打开示例表格”，看对上的列和没有读入的一行，{way}“导入”。",
            go=partial(view.show_page, list_page(shown.key)),
            is_done=partial(was_imported, session, shown),
            help_out=("打开示例表格", partial(open_sample, view, shown)),
        )
    yield Step(
        title="预览",
        words="这里是将要打印的页面，和导出的 PDF 相同。点页面上的一格，就回到那一栏；"
        "填写时按 F6 可以并排看。",
        go=partial(view.show_page, PREVIEW),
    )
    yield Step(
        title="导出",
        words="点“开始导出”，申报表、佐证材料册、目录和报送说明一次做好，逐页核对后放进一个新文件夹。",
        go=partial(view.show_page, EXPORT),
    )


def _figures(view: DraftView) -> Iterator[Step]:
    """Change a figure that others are held against, and change it back."""
    session = view.session
    series = series_of(session.index, None, session.answers)
    if not series:
        return
    path = series[0].points[-1].path
    year, title = series[0].points[-1].name, series[0].title
    before = session.answers.get(path)
    go = partial(view.go_to, path)
    yield Step(
        title="填一格",
        words=f"光标在“{title}”{year} 年。把它改成 1，再按 Tab。内容随填随存，不用另外保存。",
        go=go,
        is_done=lambda: session.answers.get(path) != before,
        help_out=("替我改", lambda: _type(session, path, "1")),
    )
    yield Step(
        title="看问题",
        words="格子带了颜色，右侧写明和哪些数字对不上、怎么改。按 F4 逐个看；看完按 Ctrl+Z 改回原数。",
        go=go,
        is_done=lambda: session.answers.get(path) == before,
        help_out=("替我改回", lambda: _type(session, path, str(before or ""))),
    )


def _proving(view: DraftView, demand: Requirement) -> Step:
    session = view.session

    def attached() -> bool:
        return any(each.id == demand.id and each.state == "attached" for each in session.requirements)

    def attach() -> None:
        _type(session, demand.path, True)  # noqa: FBT003  what a tick is
        view.attach(demand.id, [resource("help", SAMPLE)])

    return Step(
        title="附佐证",
        words="按空格勾选这一项，行末出现“缺佐证”：把扫描件拖上去，或点它选择文件。",
        go=partial(view.go_to, demand.path),
        is_done=attached,
        help_out=("放入示例材料", attach),
    )


def _unproved_tick(session: Session) -> Requirement | None:
    """A tick that is not set and would have to be proved."""
    for demand in session.requirements:
        field = session.field_at(demand.path)
        if demand.state == "unneeded" and demand.kind == "evidence" and field and field.is_tick:
            return demand
    return None


def _type(session: Session, path: str, value: object) -> None:
    with session.together(""):
        session.type(path, value)
