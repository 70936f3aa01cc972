"""A PDF opened with its password, and kept without."""

from __future__ import annotations

import io

import pikepdf

from cluster_desktop.errors import ClusterError


class WrongPassword(ClusterError):
    """The password does not open the file."""


def unlocked(data: bytes, password: str) -> bytes:
    """The PDF without its password, its pages as they are; a file that asks for none is left as it is.

    Raises:
        WrongPassword: the password does not open it.
        ClusterError: it is damaged.
    """
    if not _asks(data):
        return data
    try:
        with pikepdf.open(io.BytesIO(data), password=password) as pdf:
            written = io.BytesIO()
            pdf.save(written, deterministic_id=True, encryption=False)
            return written.getvalue()
    except pikepdf.PasswordError as error:
        raise WrongPassword("口令不对，文件没有打开。请核对大小写和全角半角，再试一次") from error
    except pikepdf.PdfError as error:
        raise ClusterError("文件已损坏，无法读取。请重新取得这份文件") from error


def _asks(data: bytes) -> bool:
    """Whether a file asks for a password before it opens."""
    try:
        pikepdf.open(io.BytesIO(data)).close()
    except pikepdf.PasswordError:
        return True
    except pikepdf.PdfError:
        return False
    return False
