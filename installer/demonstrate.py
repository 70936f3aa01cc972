"""The main job on the example county: build it, check it, export the package, and say where it lies.

    python installer/demonstrate.py FOLDER

With a display the window is opened on the example afterwards.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

EDITION = "hebei-2024"
COMMAND = (sys.executable, "-m", "cluster_desktop")


def main(folder: Path) -> int:
    """Run the steps as an official would, each by its own command; the exit code of the first that fails."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    draft = folder / "示例.jqsb"
    package = folder / "申报材料"
    steps = (
        ("生成示例草稿", ("example", EDITION, "--out", str(draft))),
        ("检查", ("check", str(draft))),
        ("导出申报材料", ("export", str(draft), "--out", str(package))),
        ("复核申报材料", ("verify", str(package))),
    )
    for title, arguments in steps:
        print(f"—— {title}", flush=True)
        code = subprocess.run([*COMMAND, *arguments], check=False).returncode
        if code:
            return code
    print(f"—— 完成，全部材料在：{package.resolve()}", flush=True)
    if _has_display():
        return subprocess.run([*COMMAND, str(draft)], check=False).returncode
    return 0


def _has_display() -> bool:
    return sys.platform == "win32" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
