"""A package proved again from its files alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.delivery.manifest import file_hash, find_manifest, names, read_manifest
from cluster_desktop.delivery.verify_code import code_failures
from cluster_desktop.delivery.verify_form import form_failures
from cluster_desktop.delivery.verify_volume import volume_failures
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cluster_desktop.delivery.manifest import Manifest


def verify_package(folder: Path, *, fonts: FontBook | None = None) -> list[str]:
    """What is wrong with the package in `folder`, one sentence each; empty when everything holds.

    Proved are the manifest's own seal; every file's hash and that none is missing or added; the check code,
    computed from the draft, on every file that carries it; the form against the blank, and the PDF of every
    paper against its Word file; every row of the index against the volumes.

    Raises:
        ClusterError: `folder` is no folder.
    """
    if not folder.is_dir():
        raise ClusterError("不是文件夹，请核对路径", where=str(folder))
    path = find_manifest(folder)
    if path is None:
        return ["文件夹里没有文件清单，或不止一份，无法核对"]
    try:
        manifest = read_manifest(path)
    except ClusterError as error:
        return [str(error)]
    failures = list(_changed(manifest, folder, path.name))
    if failures:
        return failures
    fonts = fonts or FontBook()
    return [
        *code_failures(manifest, folder),
        *form_failures(manifest, folder, fonts),
        *volume_failures(manifest, folder, fonts),
    ]


def _changed(manifest: Manifest, folder: Path, own_name: str) -> Iterator[str]:
    """The files that are not what the manifest says.  What they hold is not looked at until these hold."""
    if manifest.computed_seal() != manifest.seal:
        yield f"{own_name}：内容被改动过"
    for file in manifest.files:
        path = folder / file.path
        if not path.is_file():
            yield f"{file.path}：文件缺失"
        elif file_hash(path) != file.sha256:
            yield f"{file.path}：内容被改动过"
    known = {own_name, *names(manifest.files)}
    for path in sorted(folder.iterdir()):
        if path.name not in known:
            yield f"{path.name}：不在文件清单里"
