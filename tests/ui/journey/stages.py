"""The stages of a whole application, done by keys on the display; each says what came of it.

What the program did is looked up in the draft, in the titles of its windows and on the disk.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Collection
from pathlib import Path

from PIL import Image

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.forms.demands import possible_demands
from cluster_desktop.forms.loader import load_notice
from cluster_desktop.forms.values import Value
from cluster_desktop.ui.paper.names import heading_of
from tests.ui.journey import exchanging, proving
from tests.ui.journey.display import at_rest, paste, press, turn_to, until, wait_closed, write
from tests.ui.journey.filling import Filler
from tests.ui.journey.materials import EDITION, gather

PROGRAM = [sys.executable, "-m", "cluster_desktop"]
UNIT, AUTHOR = "平川县工业和信息化局", "王敏"
START = "集群申报助手"
SLIPS: dict[str, str] = {"operator_phone": "", "smes/2021": "12545", "rd_staff/2022": "99890", "pct": ""}
"""What is left out or written wrong at first, in the order of the form; each is one finding."""
THEIRS: dict[str, Value] = {
    "county_dept_phone": "0399-5550777",
    "operator_phone": "0399-5550888",
    "operator_contact": "陆文清",
}
"""What the colleague writes; the two telephone numbers are changed here as well."""
OURS = {"county_dept_phone": "0399-5550111", "operator_phone": "0399-5550222"}
_PAGE = (420, 150, 990, 660)
"""Where the preview has its page."""
_MOSTLY = 0.5


class Journey:
    """The program in a home of its own, and what is at hand for it."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._data = home / "data"
        papers = home / "papers"
        papers.mkdir()
        self.materials = gather(papers)
        self.name = str(self.materials.answers["cluster_name"])
        self.window = f"{self.name} - {START}"
        self.draft = self._data / "cluster-desktop" / "drafts" / f"{self.name}.jqsb"
        self.wanted: dict[str, Value] = dict(self.materials.answers)

    def start(self) -> subprocess.Popen[bytes]:
        """Start the program, as on a machine where nobody has used it."""
        words = {"HOME": str(self._home), "XDG_DATA_HOME": str(self._data), "XDG_CURRENT_DESKTOP": ""}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_"))}
        return subprocess.Popen(PROGRAM, env=kept | words)

    def stages(self) -> dict[str, Callable[[], str]]:
        """All stages by name, in their order; each says what came of it."""
        return {
            "a new draft": self.make_draft,
            "nine sections and the cover": self.fill,
            "lists": self.paste_lists,
            "evidence": self.attach,
            "findings": self.mend,
            "preview": self.look,
            "export": self.export,
            "a colleague's draft": self.exchange,
            "what is in the draft": self.compare,
        }

    def make_draft(self) -> str:
        turn_to(START)
        paste(UNIT)
        press("Tab")
        paste(AUTHOR)
        press("Return", "Return")
        turn_to("新建申报")
        # From the name back over the notices to the forms: that of Hebei is the third.
        press("shift+Tab", "shift+Tab", "Down", "Down", "Tab", "Tab")
        paste(self.name)
        press("Return")
        turn_to(self.window)
        with Draft.open(self.draft, read_only=True) as draft:
            assert draft.edition == EDITION, draft.edition
            assert draft.facts["created_by"].endswith(AUTHOR), draft.facts
        return self.draft.name

    def fill(self) -> str:
        answers = self.wanted | SLIPS
        demands = possible_demands(self.materials.index, load_notice(EDITION))
        proved = {each.path.partition("/")[0] for each in demands if not each.id.startswith("notice/")}

        def kept(paths: Collection[str]) -> None:
            until("in the draft: " + "、".join(paths), lambda: not self._amiss(answers, paths))

        filler = Filler(self.materials.index, answers, proved, kept)
        press("ctrl+Up")
        filler.fill_cover()
        for section in self.materials.edition.sections:
            press("ctrl+Down")
            filler.fill_section(section)
        press("ctrl+s")
        kept(answers.keys())
        return f"{len(answers)} answers"

    def paste_lists(self) -> str:
        return f"{proving.paste_lists(self.materials, self.draft)} rows pasted"

    def attach(self) -> str:
        documents = self.materials.documents
        first = [each for each in documents if "chain_work/1" in each.proves]
        rest = [each for each in documents if each not in first]
        words = self.materials.index["chain_work/1"].option
        assert words is not None
        proving.attach_at_tick(self.window, words, first, self.draft)
        proving.paste_files(rest, self.draft)
        rows = proving.attach_what_is_missing(self.window, self.materials, self.draft)
        return f"{len(documents)} files, {rows} rows one by one"

    def mend(self) -> str:
        assert self._errors() == len(SLIPS), self._errors()
        for path in SLIPS:
            right = str(self.wanted[path])
            press("F4")
            write(right)
            press("ctrl+s")
            until(f"{path} mended", lambda path=path: not self._amiss(self.wanted, [path]))
        press("ctrl+z")
        until("the last of them taken back", lambda: self._amiss(self.wanted, SLIPS.keys()))
        press("ctrl+y")
        until("and done again", lambda: not self._amiss(self.wanted, SLIPS.keys()))
        assert self._errors() == 0, self._errors()
        return f"{len(SLIPS)} with F4, the last taken back and done again, none left"

    def look(self) -> str:
        before = _seen()
        press("ctrl+shift+v")
        first = _page_other_than(before)
        press("End")
        _page_other_than(first)
        press("Home")
        until("the first page again", lambda: _seen() == first)
        return "to the last page and back to the first"

    def export(self) -> str:
        folder = self._home / "handed in"
        folder.mkdir()
        press("ctrl+e", "shift+Tab", "shift+Tab")
        paste(str(folder))
        press("Tab", "Tab", "Return")
        package = folder / f"{self.name}申报材料"
        until("the package", package.exists, limit=90)
        verified = self._command("verify", str(package))
        assert verified.returncode == 0, verified.stdout
        return f"{len(list(package.iterdir()))} files, verified"

    def exchange(self) -> str:
        file = self._home / "sent" / "draft.jqsb"
        file.parent.mkdir()
        exchanging.send(self.window, file)
        exchanging.change_elsewhere(file, THEIRS)
        for path, figures in OURS.items():
            exchanging.write_over(self._heading(path), figures)
            until(f"{path} changed", lambda path=path: not self._amiss(OURS, [path]))
        exchanging.receive(self.window, file, self.draft)
        last = next(reversed(OURS))
        exchanging.decide(self._heading(last), str(THEIRS[last]), self.draft)
        self.wanted |= THEIRS
        return "2 conflicts decided"

    def compare(self) -> str:
        with Draft.open(self.draft, read_only=True) as draft:
            answers, conflicts = dict(draft.answers()), draft.conflicts()
        assert not conflicts, conflicts
        assert answers == self.wanted, set(answers.items()) ^ set(self.wanted.items())
        assert self._errors() == 0, self._errors()
        press("alt+Home")
        wait_closed(self.window)
        turn_to(START)
        return f"{len(answers)} answers, 0 errors"

    def _heading(self, path: str) -> str:
        return heading_of(self.materials.index[path], self.materials.index)

    def _amiss(self, wanted: dict[str, Value] | dict[str, str], paths: Collection[str]) -> list[str]:
        with Draft.open(self.draft, read_only=True) as draft:
            answers = draft.answers()
        return [path for path in paths if answers.get(path, "") != wanted.get(path, "")]

    def _errors(self) -> int:
        said = self._command("check", str(self.draft)).stdout.splitlines()
        return sum(line.startswith("错误  ") for line in said)

    def _command(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*PROGRAM, *words], capture_output=True, text=True, check=False)


def _seen() -> Image.Image:
    """What is seen where the preview has its page, as soon as it is at rest."""
    seen = until("a picture at rest", at_rest)
    assert seen is not None
    return seen.crop(_PAGE).convert("L")


def _page_other_than(before: Image.Image) -> Image.Image:
    """Wait until a page is seen there, mostly white, that is another than what was."""

    def page() -> Image.Image | None:
        seen = _seen()
        white = seen.histogram()[255] / (seen.width * seen.height)
        return seen if seen != before and white > _MOSTLY else None

    found = until("another page in the preview", page)
    assert found is not None
    return found
