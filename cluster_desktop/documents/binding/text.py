"""The words of a form as they are read and compared: character by character, and without what may differ."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cluster_desktop.documents.symbols import as_drawn, symbol, symbol_face
from cluster_desktop.documents.word import Element, w

if TYPE_CHECKING:
    from collections.abc import Iterator

BOXES = "□☐◻▢⬜❏❑❒○◯〇☑☒■"
"""Characters that are a box to tick wherever they stand."""
HANZI_BOX = "口"
"""What some clerks type for a box; it is one only in front of an option."""
BLANK = r"[\s_]"
"""A character of a blank to fill in, in folded text."""
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
"""The namespace of what Word 2010 added, in lxml's notation."""
_CHECKED = 0x2612
_INVITATION = re.compile(r"(?:单击|点击|请)(?:或点击)?(?:此处|这里)?(?:输入|添加|键入|填写|选择)[^,;:]{0,8}")
_NUMBER = re.compile(r"\s*\(?\s*(?:[一二三四五六七八九十]+|\d{1,2})\s*[)、.]\s*(?!\d)")
_QUOTES = str.maketrans("“”„‟″＂‘’＇〔〕【】﹝﹞—–－‐", '""""""\'\'\'()()()----')


def characters(paragraph: Element) -> Iterator[tuple[Element, int, str]]:
    """Each character of a paragraph, with the `w:t` or `w:sym` and the offset where it stands.

    Words by which a content control invites to write count as blanks.
    """
    for piece in paragraph.iter(w("t"), w("sym")):
        if piece.tag == w("sym"):
            yield piece, 0, symbol(piece)
        else:
            invites, face = is_placeholder(piece), symbol_face(piece.getparent())
            for offset, char in enumerate(piece.text or ""):
                drawn = as_drawn(char, face) if face else char
                yield piece, offset, " " if invites else drawn


def paragraph_text(paragraph: Element) -> str:
    """The text of a paragraph; line breaks inside it are left out."""
    return "".join(char for _, _, char in characters(paragraph))


def folded(text: str) -> str:
    """`text` in one width of characters and one kind of quotes, brackets and dashes, of the same length."""
    return "".join(map(_folded, text))


@cache
def _folded(char: str) -> str:
    form = unicodedata.normalize("NFKC", char.translate(_QUOTES))
    return form if len(form) == 1 else char


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """What is compared of `text`: letters, hanzi, digits and %, in one width; no marks, boxes or spaces."""
    return "".join(
        char
        for char in unicodedata.normalize("NFKC", text)
        if (char.isalnum() and char != "〇") or char == "%"
    )


def unnumbered(text: str) -> str:
    """`text` without a typed number in front, which other files have as automatic numbering."""
    return _NUMBER.sub("", folded(text), count=1) if _NUMBER.match(folded(text)) else text


def key_of(words: str) -> str:
    """What is compared of a heading or a label: its letters without a number in front."""
    return letters(unnumbered(words))


def is_blank(text: str) -> bool:
    """Whether `text` is nothing but room to write in."""
    return re.fullmatch(f"{BLANK}*", folded(text)) is not None


def loosely(printed: str) -> str:
    """A pattern that finds `printed` in folded text, whatever marks and spaces stand between its letters."""
    return r"\s*[^\w\s]*\s*".join(re.escape(char) for char in letters(printed))


def control_of(element: Element) -> Element | None:
    """The content control (`w:sdt`) that an element stands in, the innermost."""
    return next(element.iterancestors(w("sdt")), None)


def checkbox_of(piece: Element) -> Element | None:
    """The `w14:checkbox` of the control that draws this box."""
    control = control_of(piece)
    return None if control is None else control.find(f"{w('sdtPr')}/{W14}checkbox")


def ticked_glyph(checkbox: Element) -> str:
    """The character that a `w14:checkbox` shows when it is ticked."""
    state = checkbox.find(f"{W14}checkedState")
    code = "" if state is None else state.get(f"{W14}val", "")
    return chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) else chr(_CHECKED)


def is_ticked(checkbox: Element) -> bool:
    """Whether a `w14:checkbox` says that it is ticked."""
    checked = checkbox.find(f"{W14}checked")
    return checked is not None and checked.get(f"{W14}val", "1") in {"1", "true", "on"}


def is_placeholder(piece: Element) -> bool:
    """Whether a piece of text only invites to write (单击此处输入文字)."""
    control = control_of(piece)
    if control is None:
        return False
    if control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None:
        return True
    content = "".join(part.text or "" for part in control.iter(w("t"))).strip()
    return _INVITATION.fullmatch(folded(content).rstrip("。. ")) is not None
