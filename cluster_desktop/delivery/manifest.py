"""The list of a package's files with their hashes: what `verify` goes by."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

FORMAT = 2
MANIFEST = "文件清单.json"
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageFile:
    """One file of a package: what it is for, its name, pages (None where it has none) and SHA-256."""

    role: str
    path: str
    pages: int | None
    sha256: str


class _Format(msgspec.Struct):
    """What is read of a manifest before anything else."""

    format: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a package holds and what it was made from.

    `made_from` is the time of the draft's last change; `check_code` that of what the draft says, as printed
    on the volume; `binding` how the volume was bound; `seal` is computed from all other fields.
    """

    format: int
    program: str
    edition: str
    notice: str
    draft_id: str
    made_from: str
    as_draft: bool
    check_code: str
    binding: dict[str, bool | int | None]
    files: tuple[PackageFile, ...]
    seal: str = ""

    def sealed(self) -> Manifest:
        """The same with its seal."""
        return replace(self, seal=self.computed_seal())

    def computed_seal(self) -> str:
        """The SHA-256 of everything else."""
        plain = msgspec.json.encode(replace(self, seal=""), order="sorted")
        return hashlib.sha256(plain).hexdigest()

    def of_role(self, role: str) -> list[PackageFile]:
        """The files of one role."""
        return [file for file in self.files if file.role == role]


def write_manifest(manifest: Manifest, path: Path) -> None:
    """Write the manifest as JSON that people can read too."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=1))


def find_manifest(folder: Path) -> Path | None:
    """The manifest of a package, None where the folder holds none or several."""
    found = [path for path in folder.iterdir() if path.name.endswith(MANIFEST)]
    return found[0] if len(found) == 1 else None


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file.

    Raises:
        ClusterError: it is no manifest, or one of a newer program.
    """
    data = path.read_bytes()
    try:
        written = msgspec.json.decode(data, type=_Format).format
        if written == FORMAT:
            return msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ClusterError("不是有效的文件清单", where=path.name) from error
    if written < FORMAT:
        raise ClusterError("文件清单由较早版本的程序生成。请重新导出后再核对", where=path.name)
    raise ClusterError("文件清单由更新版本的程序生成。请更新程序后再核对", where=path.name)


def describe(
    role: str, path: Path, pages: int | None = None, check: Callable[[], None] = lambda: None
) -> PackageFile:
    """The manifest's line for a file on disk; `check` as in `file_hash`."""
    return PackageFile(role=role, path=path.name, pages=pages, sha256=file_hash(path, check))


def file_hash(path: Path, check: Callable[[], None] = lambda: None) -> str:
    """The SHA-256 of a file, read piece by piece; `check` is called in between and may raise to stop."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            check()
            digest.update(piece)
    return digest.hexdigest()


def names(files: Iterable[PackageFile]) -> set[str]:
    """The file names."""
    return {file.path for file in files}
