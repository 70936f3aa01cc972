"""Papers written in the program: 自我声明, 计算公式, 情况说明, each a document of the volume."""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from cluster_desktop.documents.fonts import MissingGlyph, printable
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.paint import paint
from cluster_desktop.documents.tables import Text, paper
from cluster_desktop.evidence.intake.preflight import Preflight
from cluster_desktop.evidence.items import (
    STATEMENT_MEDIA,
    EvidenceError,
    EvidenceItem,
    checked_proves,
    checked_title,
    find,
    keep,
    new_item,
    read_evidence,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.tables import Block
    from cluster_desktop.drafts.draft import Draft

StatementKind = Literal["declaration", "formula", "situation"]
KIND_NAMES: dict[StatementKind, str] = {
    "declaration": "自我声明",
    "formula": "计算公式",
    "situation": "情况说明",
}
BLANK = "＿＿＿＿"
"""Where the program does not know what to say, and the official must."""
MAX_TITLE = 60
MAX_PARAGRAPHS = 200
MAX_CHARACTERS = 20_000

_NO_DATE = "年　　月　　日"
_INDENT = "　　"
_SUFFIX = ".txt"

# msgspec works a type out when it is first used, and crashes where two threads do so at the same time.
_TURN = threading.Lock()


class Statement(Struct, frozen=True, kw_only=True):
    """The words of a paper.

    `signer` is the 单位 that seals it; `date` is ISO, empty where it is written by hand.
    """

    kind: StatementKind
    title: str
    paragraphs: tuple[str, ...]
    signer: str
    date: str = ""

    @property
    def blanks(self) -> int:
        """How many places are still to be filled in."""
        return sum(text.count(BLANK) for text in (self.title, *self.paragraphs, self.signer))


def attach_statement(
    draft: Draft,
    statement: Statement,
    proves: Iterable[str],
    author: str,
    *,
    known: Callable[[str], bool],
    fonts: FontBook,
) -> EvidenceItem:
    """Take a paper into the draft, in one commit; with blanks in it, it is there and proves nothing yet.

    Raises:
        EvidenceError: it is empty, too long or cannot be printed, or `known` does not know what it proves.
    """
    statement = _checked(statement, fonts)
    data = _encode(statement)
    found, title = _looked_over(statement, fonts), statement.title
    wanted = checked_proves(proves, known, title)
    made = new_item(read_evidence(draft), data, found, title + _SUFFIX, title)
    return keep(draft, made.proving(wanted), author, data=data)


def set_statement(
    draft: Draft, item_id: str, statement: Statement, author: str, *, fonts: FontBook
) -> EvidenceItem:
    """Write a paper anew; the item keeps its id, its place and what it proves.

    Raises:
        EvidenceError: there is no such item, it is not one of these papers, or as `attach_statement`.
    """
    item = find(draft, item_id)
    if not item.is_statement:
        raise EvidenceError("这份材料不是在程序中写成的，不能改写", where=item.title)
    statement = _checked(statement, fonts)
    data, found = _encode(statement), _looked_over(statement, fonts)
    written = replace(
        item,
        title=statement.title,
        file_name=statement.title + _SUFFIX,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=found.pages,
        fault=found.fault,
        picks=item.picks if found.pages == item.pages else (),
    )
    return keep(draft, written, author, data=data)


def read_statement(data: bytes) -> Statement:
    """The paper that a draft keeps.

    Raises:
        EvidenceError: these are not the words of one.
    """
    try:
        with _TURN:
            return msgspec.json.decode(data, type=Statement)
    except msgspec.DecodeError as error:
        raise EvidenceError("这份材料的文字读不出来。请移除后重新写一份") from error


def statement_pdf(statement: Statement, fonts: FontBook) -> bytes:
    """The paper on A4, as it is bound.

    Raises:
        MissingGlyph: no face has one of its characters.
    """
    return paint(lay_out(statement_word(statement), fonts), fonts, title=statement.title)


def statement_word(statement: Statement) -> bytes:
    """The paper as a .docx."""
    blocks: list[Block] = [Text("")]
    blocks += [Text(_INDENT + paragraph, "both") for paragraph in statement.paragraphs]
    blocks += [Text(""), Text("")]
    blocks += [Text(f"{statement.signer}（盖章）", "right"), Text(_date(statement.date), "right")]
    return paper(statement.title, blocks, footer=False)


def _checked(statement: Statement, fonts: FontBook) -> Statement:
    title = checked_title(statement.title, KIND_NAMES[statement.kind])
    texts = (printable(text).strip() for paragraph in statement.paragraphs for text in paragraph.split("\n"))
    paragraphs = tuple(text for text in texts if text)
    signer = " ".join(printable(statement.signer).split())
    if len(title) > MAX_TITLE:
        raise EvidenceError(f"标题有 {len(title)} 字，超过 {MAX_TITLE} 字，请改短", where=title[:20])
    if not paragraphs:
        raise EvidenceError("正文是空的，请写上内容", where=title)
    length = sum(map(len, paragraphs))
    if len(paragraphs) > MAX_PARAGRAPHS or length > MAX_CHARACTERS:
        raise EvidenceError(
            f"正文有 {len(paragraphs)} 段、{length} 字，超过 {MAX_PARAGRAPHS} 段或 {MAX_CHARACTERS} 字，"
            "请改短，或另存为 PDF 作为文件添加",
            where=title,
        )
    places = {"标题": title, "落款单位": signer}
    places |= {f"正文第 {number} 段": text for number, text in enumerate(paragraphs, 1)}
    for place, text in places.items():
        _refuse_unprintable(place, text, fonts, title)
    return Statement(
        kind=statement.kind, title=title, paragraphs=paragraphs, signer=signer, date=statement.date.strip()
    )


def _refuse_unprintable(place: str, text: str, fonts: FontBook, where: str) -> None:
    try:
        fonts.width(text, "fangsong", 1)
    except MissingGlyph as missing:
        raise EvidenceError(f"{place}：{missing.message}", where=where) from missing


def _looked_over(statement: Statement, fonts: FontBook) -> Preflight:
    pages = len(lay_out(statement_word(statement), fonts).pages)
    fault = f"还有 {statement.blanks} 处空白没有填写。请打开这份材料，把空白处补齐"
    return Preflight(STATEMENT_MEDIA, pages, fault if statement.blanks else None)


def _encode(statement: Statement) -> bytes:
    told = msgspec.to_builtins(statement)
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _date(date: str) -> str:
    parts = date.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return date or _NO_DATE
    year, month, day = (int(part) for part in parts)
    return f"{year}年{month}月{day}日"
