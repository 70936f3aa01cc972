"""The program started as a user starts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

DESKTOP = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def start(*words: str) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in DESKTOP}
    command = [sys.executable, "-m", "cluster_desktop", *words]
    return subprocess.run(command, capture_output=True, check=False, env=environment | {"LANG": "C"})


def test_output_is_utf8_whatever_the_console() -> None:
    done = start("editions", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))[0]["issuer"].startswith("河北省")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a desktop")
@pytest.mark.parametrize("words", [(), ("some.jqsb",)])
def test_without_a_desktop_the_window_says_so_in_one_line(words: tuple[str, ...]) -> None:
    done = start(*words)
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").splitlines() == [
        "没有图形桌面，打不开窗口。请在桌面环境中运行；不用窗口的命令见 cluster-desktop --help。"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_who_leaves_early_is_no_fault() -> None:
    command = [sys.executable, "-m", "cluster_desktop", "fields", "national-2025"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        told = running.stderr.read()
    assert (running.returncode, told) == (0, b"")


def test_a_command_loads_no_qt() -> None:
    script = "import sys; from cluster_desktop.cli.main import main; main(['editions'])"
    script += "; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.splitlines()[-1] == b"False"
