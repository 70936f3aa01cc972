"""Evidence that `new` takes in: what the window takes, in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.cli.inputs import read_bytes, read_evidence_list
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.intake.folders import files_of
from cluster_desktop.evidence.intake.preparing import prepare, title_of
from cluster_desktop.evidence.items import attach, provable
from cluster_desktop.forms.loader import load_notice

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.cli.inputs import EvidenceFile
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.forms.model import Edition


def attach_listed(draft: Draft, edition: Edition, listing: Path, author: str) -> list[str]:
    """Take in the files that an evidence list names; returns what should be known of them.

    They may prove what any notice of the edition asks for: one draft may be submitted under several.

    Raises:
        ClusterError: the list, one of its files or what it proves is refused.
    """
    notices = [provable(edition, load_notice(one)) for one in edition.notices]

    def known(word: str) -> bool:
        return any(knows(word) for knows in notices)

    told: list[str] = []
    for line in read_evidence_list(listing):
        files, passed_over = _files(line, listing.parent / line.file)
        told += passed_over
        for path, title in files:
            data = read_bytes(path)
            try:
                ready = prepare(data, path.name, password=line.password)
            except ClusterError as error:
                raise ClusterError(error.message, where=str(path)) from error
            made = attach(
                draft, ready.data, ready.file_name, title, line.proves, author, known=known, found=ready.found
            )
            told += [f"{path.name}：{one}" for one in (made.fault, *ready.remarks) if one]
    return told


def _files(line: EvidenceFile, path: Path) -> tuple[list[tuple[Path, str]], list[str]]:
    """The file with its title, or each file of a folder, titled after both; and what was passed over.

    Raises:
        ClusterError: the folder has no files that can be evidence.
    """
    if not _is_folder(path):
        return [(path, line.title)], []
    found = files_of(path)
    if not found.files:
        raise ClusterError("文件夹里没有可添加的文件。核对路径", where=str(path))
    told = [f"{path.name}：{found.told()}"] if found.skipped else []
    return [(file, f"{line.title}：{title_of(file.name)}") for file in found.files], told


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # reading it will say why
        return False
