"""The program among the streams and signals of a shell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = (sys.executable, "-m", "cluster_desktop")
ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="streams and signals are others there")


def shell(line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m cluster_desktop {line}', sys.executable],
        capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip


@ON_POSIX
def test_a_closed_standard_output_is_no_defect() -> None:
    done = shell("editions >&-")
    assert (done.returncode, done.stderr) == (0, "")


@ON_POSIX
def test_with_standard_error_closed_messages_do_not_stray_into_the_output() -> None:
    done = shell("show /no/such.jqsb 2>&-")
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_full_devices_leave_the_exit_code_as_it_is() -> None:
    assert shell("show /no/such.jqsb 2>/dev/full").returncode == 2
    full = shell("editions >/dev/full")
    assert (full.returncode, len(full.stderr.splitlines())) == (2, 1)


@ON_POSIX
def test_a_name_that_is_no_text_is_refused_before_anything_is_done(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xca\xbe\xc0\xfd"
    done = subprocess.run([*PROGRAM, "blank", "hebei-2024", "--out", name], capture_output=True, check=False)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, b"", 1)
    assert "改名后再试" in done.stderr.decode("utf-8")
    assert not list(tmp_path.iterdir())


ENDED = """
import os, signal, sys, time
from cluster_desktop import __main__
from cluster_desktop.cli import drafting

told = getattr(signal, sys.argv.pop())

def begun(edition, path):
    path.write_text("half")
    os.kill(os.getpid(), told)
    time.sleep(30)

drafting.build_example = begun
sys.exit(__main__.main())
"""


@ON_POSIX
@pytest.mark.parametrize("told", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_command_that_is_ended_takes_back_what_it_began(tmp_path: Path, told: str) -> None:
    words = ("example", "hebei-2024", "--out", str(tmp_path / "示例.jqsb"), told)
    done = subprocess.run([sys.executable, "-c", ENDED, *words], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode("utf-8").splitlines() == ["已取消，没有留下未完成的文件。"]
    assert not list(tmp_path.iterdir())


def test_help_and_version_load_none_of_the_libraries_that_make_paper() -> None:
    script = (
        "import sys\nfrom cluster_desktop.cli.main import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "print(*sys.modules)"
    )
    for word in ("--help", "--version"):
        done = subprocess.run([sys.executable, "-c", script, word], capture_output=True, check=True)
        loaded = done.stdout.decode("utf-8").splitlines()[-1].split()
        assert not {"lxml", "msgspec", "openpyxl", "pikepdf", "reportlab"} & set(loaded)
