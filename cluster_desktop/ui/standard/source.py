"""Which 认定标准 the answers are held against, the western switch, and a file of one's own."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QWidget

from cluster_desktop import forms
from cluster_desktop.errors import ClusterError, reason
from cluster_desktop.ui.parts.basics import box, button, column, dress, row, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.ui.session.session import Session

FILE_FILTER = "认定标准文件 (*.toml)"
_SAMPLE = "national-2022.toml"
_WESTERN = "西部地区适当放宽"


class Source(QFrame):
    """Above the table.  What cannot be done is told here and stays until something else is done."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("box", "list")
        lines = column(self, margins=14, spacing=6)
        self._title = text("", "strong", wrap=True)
        self._told = text("", "secondary", wrap=True)
        lines.addWidget(self._title)
        lines.addWidget(self._told)
        self.western = QCheckBox(_WESTERN, self)
        dress(self.western, kind="words")
        self.western.setToolTip("未达到的指标列为提示，不再列为提醒")
        self.western.clicked.connect(self._loosen)
        lines.addWidget(self.western)
        acts = row(spacing=12)
        self._load = button("", self.ask)
        self._drop = button(
            "不再使用", lambda: self._try(lambda: session.deeds.use_standard(None)), kind="link"
        )
        self._sample = button("另存样本文件…", self._ask_sample, kind="link")
        for each in (self._load, self._drop, self._sample):
            acts.addWidget(each)
        acts.addStretch(1)
        lines.addLayout(acts)
        self._problem, inner = box("problem-error")
        self._words = text("", wrap=True)
        inner.addWidget(self._words)
        lines.addWidget(self._problem)
        self._tell(session.benchmark.problem)
        self.renew()

    def renew(self) -> None:
        """Say which standard it is; where there is none, what to do."""
        benchmark, notice = self._session.benchmark, self._session.notice
        standard = benchmark.standard
        if standard is None:
            self._title.setText("还没有可对照的认定标准")
            self._told.setText(
                f"《{notice.title}》没有附认定标准，系统不代拟指标。"
                "取得标准后，按样本文件的写法录入指标，再从这里载入；未达到的指标会列入检查。"
            )
        else:
            self._title.setText(f"《{standard.title}》{standard.version}")
            own = f"取自 {benchmark.own_file}。" if benchmark.own_file else ""
            self._told.setText(f"{own}按申报表所填逐项对照；表中看不出的，由审核人判断。")
        own_possible = notice.standard is None or bool(benchmark.own_file)
        self._load.setVisible(own_possible)
        self._load.setText("换一份标准文件…" if benchmark.own_file else "载入标准文件…")
        self._drop.setVisible(bool(benchmark.own_file))
        self._sample.setVisible(own_possible)
        self.western.setVisible(standard is not None)
        self.western.setChecked(benchmark.is_western)

    def ask(self) -> None:
        """Let the official choose a standard's file."""
        name, _ = QFileDialog.getOpenFileName(self, "选择认定标准文件", "", FILE_FILTER)
        if name:
            self.load(Path(name))

    def load(self, path: Path) -> None:
        """Use the standard in a file; one that is not sound is refused with what is wrong in it."""
        self._try(lambda: self._session.deeds.use_standard(path))

    def save_sample(self, path: Path) -> None:
        """Write the national standard to a file, as the pattern for another."""
        sample = files(forms).joinpath("standards", _SAMPLE).read_bytes()
        try:
            path.write_bytes(sample)
        except OSError as error:
            self._tell(f"{path.name} 没有写成：{reason(error)}。")

    def _ask_sample(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "另存样本文件", "认定标准样本.toml", FILE_FILTER)
        if name:
            self.save_sample(Path(name))

    def _loosen(self) -> None:
        western = self.western.isChecked()
        self._try(lambda: self._session.deeds.loosen(western=western))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except ClusterError as error:
            self._tell(str(error))
        else:
            self._tell(self._session.benchmark.problem)
        self.renew()

    def _tell(self, words: str) -> None:
        self._words.setText(words)
        self._problem.setVisible(bool(words))
