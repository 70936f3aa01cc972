"""Which program here makes PDFs of Word and Excel files, and the command that has it do so."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_WORDS = (".doc", ".docx", ".docm", ".wps", ".wpt", ".rtf")

# No macros, no links followed: a file from elsewhere is only to be looked at.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" \
oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" \
oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" \
oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""

# msoAutomationSecurityForceDisable is 3, wdExportFormatPDF 17, xlTypePDF 0.
_SCRIPT = """param([string]$kind, [string]$program, [string]$source, [string]$target)
$ErrorActionPreference = 'Stop'
$app = New-Object -ComObject $program
try {
  $app.Visible = $false
  $app.DisplayAlerts = 0
  try { $app.AutomationSecurity = 3 } catch { }
  if ($kind -eq 'words') {
    $document = $app.Documents.Open($source, $false, $true, $false)
    $document.ExportAsFixedFormat($target, 17)
    $document.Close(0)
  } else {
    $document = $app.Workbooks.Open($source, 0, $true)
    $document.ExportAsFixedFormat(0, $target)
    $document.Close($false)
  }
} finally { $app.Quit() }
"""


@dataclass(frozen=True, slots=True)
class Converter:
    """An office program: its name, and the command that makes `target` of `source` and may use `folder`."""

    name: str
    command: Callable[[Path, Path, Path], list[str]]


@dataclass(frozen=True, slots=True)
class Machine:
    """What is asked of the machine: its kind, its variables, where programs lie, what COM has registered."""

    platform: str
    variables: Mapping[str, str]
    which: Callable[[str], str | None]
    registered: Callable[[str], bool]


def this_machine() -> Machine:
    """The machine that the program runs on."""
    return Machine(sys.platform, os.environ, shutil.which, _is_registered)


def find_converter(machine: Machine | None = None) -> Converter | None:
    """LibreOffice where it is there, on Windows else Word and Excel or WPS; None where there is neither."""
    machine = machine or this_machine()
    if program := _libre_office(machine):
        return Converter("LibreOffice", _LibreOffice(program))
    if machine.platform != "win32":
        return None
    for name, words, sheets in (
        ("Word、Excel", "Word.Application", "Excel.Application"),
        ("WPS", "KWPS.Application", "KET.Application"),
    ):
        if machine.registered(words) and machine.registered(sheets):
            return Converter(name, _Automation(_power_shell(machine), words, sheets))
    return None


@dataclass(frozen=True, slots=True)
class _LibreOffice:
    program: str

    def __call__(self, source: Path, target: Path, folder: Path) -> list[str]:
        # With a profile of its own it does not meet the one that the official has open.
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        return [
            self.program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            "--convert-to",
            "pdf",
            "--outdir",
            str(target.parent),
            str(source),
        ]


@dataclass(frozen=True, slots=True)
class _Automation:
    power_shell: str
    words: str
    sheets: str

    def __call__(self, source: Path, target: Path, folder: Path) -> list[str]:
        script = folder / "convert.ps1"
        script.write_text(_SCRIPT, encoding="ascii")
        kind, program = ("words", self.words) if source.suffix in _WORDS else ("sheets", self.sheets)
        how = ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", str(script)]
        return [self.power_shell, *how, kind, program, str(source), str(target)]


def _libre_office(machine: Machine) -> str | None:
    if found := machine.which("soffice") or machine.which("libreoffice"):
        return found
    places = [
        Path(machine.variables[name]) / "LibreOffice" / "program" / "soffice.exe"
        for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432")
        if name in machine.variables
    ]
    return next((str(place) for place in (*places, Path(_MAC)) if place.exists()), None)


def _power_shell(machine: Machine) -> str:
    system = machine.variables.get("SYSTEMROOT", r"C:\Windows")
    return rf"{system}\System32\WindowsPowerShell\v1.0\powershell.exe"


def _is_registered(program: str) -> bool:
    if sys.platform != "win32":
        return False
    import winreg  # noqa: PLC0415 - there on Windows only

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, program))
    except OSError:
        return False
    return True
