"""The outline of one PostScript glyph with its subroutines written out (Adobe Technical Note 5177)."""

from __future__ import annotations

from typing import Protocol

from cluster_desktop.documents.faces.font_file import UnfitFont

_STEMS = frozenset({1, 3, 18, 23})
_MASKS = frozenset({19, 20})
_LOCAL, _SHARED, _RETURN, _END, _ESCAPE = 10, 29, 11, 14, 12
_PLAIN = frozenset({4, 5, 6, 7, 8, _END, 21, 22, 24, 25, 26, 27, 30, 31}) | _STEMS | _MASKS
_FLEX = frozenset({34, 35, 36, 37})
"""All operators of outlines for Chinese; arithmetic (also escaped) occurs in none."""
_SHORT, _FIRST_NUMBER, _FIXED = 28, 32, 255
_DEEPEST = 10


class Subroutines(Protocol):
    """Pieces of outline by number."""

    def __len__(self) -> int: ...
    def __getitem__(self, number: int, /) -> bytes: ...


def written_out(code: bytes, local: Subroutines, shared: Subroutines) -> bytes:
    """The code of a glyph without calls: it draws the same and needs nothing but itself.

    Raises:
        UnfitFont: it uses arithmetic, or calls itself without end.
    """
    writer = _Writer({_LOCAL: local, _SHARED: shared})
    writer.write(code, 0)
    return b"".join(writer.tokens)


class _Writer:
    """Follows the code, counting stems, since the length of a mask depends on their number."""

    def __init__(self, subroutines: dict[int, Subroutines]) -> None:
        self.tokens: list[bytes] = []
        self._subroutines = subroutines
        self._operands = 0
        self._stems = 0

    def write(self, code: bytes, depth: int) -> None:
        if depth > _DEEPEST:
            raise UnfitFont("subroutines nested too deeply")
        at = 0
        while at < len(code) and code[at] != _RETURN:
            byte = code[at]
            if byte in self._subroutines:
                at += 1
                self._operands -= 1
                self.write(_called(self._subroutines[byte], self.tokens.pop()), depth + 1)
                continue
            end = at + (_length(byte) if _is_number(byte) else self._operator(code, at))
            self._operands = self._operands + 1 if _is_number(byte) else 0
            self.tokens.append(code[at:end])
            at = end

    def _operator(self, code: bytes, at: int) -> int:
        """The length of the operator at `at`, with what belongs to it."""
        byte = code[at]
        if byte in _STEMS | _MASKS:
            self._stems += self._operands // 2
        if byte in _MASKS:
            return 1 + (self._stems + 7) // 8
        if byte == _ESCAPE and code[at + 1] in _FLEX:
            return 2
        if byte not in _PLAIN:
            raise UnfitFont(f"operator {byte} in an outline")
        return 1


def _is_number(byte: int) -> bool:
    return byte >= _FIRST_NUMBER or byte == _SHORT


def _length(byte: int) -> int:
    if byte == _SHORT:
        return 3
    return 5 if byte == _FIXED else 1 if byte < 247 else 2


def _called(subroutines: Subroutines, token: bytes) -> bytes:
    byte, count = token[0], len(subroutines)
    if byte == _SHORT:
        number = int.from_bytes(token[1:], "big", signed=True)
    elif byte == _FIXED:
        number = int.from_bytes(token[1:3], "big", signed=True)
    elif byte < 247:
        number = byte - 139
    else:
        number = (byte - 247) * 256 + token[1] + 108 if byte < 251 else (251 - byte) * 256 - token[1] - 108
    return subroutines[number + (107 if count < 1240 else 1131 if count < 33900 else 32768)]
