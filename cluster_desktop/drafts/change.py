"""One change to one path, named by the hash of what it says.

Equal content has an equal id on every machine, so two drafts merge by taking both sets of changes.
"""

from __future__ import annotations

import hashlib
import json
from json.encoder import encode_basestring as _quoted
from typing import NoReturn, TypeAlias, cast

import msgspec

from cluster_desktop.drafts.errors import ValueUnfit
from cluster_desktop.drafts.limits import refuse_unfit

JsonValue: TypeAlias = "str | int | bool | list[JsonValue] | dict[str, JsonValue] | None"

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_QUICK = msgspec.json.Encoder(order="sorted")  # spells as `_JSON` does, five times as fast
_Plain = str | int | bool | None
_QUICK_READER = msgspec.json.Decoder(_Plain | dict[str, _Plain])


def _refuse_number(text: str) -> NoReturn:
    raise ValueUnfit(f"草稿中的数字应为整数或文字，不能是 {text[:20]}。")


_READER = json.JSONDecoder(parse_float=_refuse_number, parse_constant=_refuse_number)


class Change(msgspec.Struct, frozen=True, gc=False):
    """A value given to a path (None clears it), and the changes that it replaces.

    `parents` are the ids of the path's heads at the time, sorted; `at` is ISO 8601 UTC with milliseconds,
    for people to read: order follows from the parents, so a clock set back does no harm.  `text` is the
    value as canonical JSON.
    """

    id: str
    path: str
    value: JsonValue
    parents: tuple[str, ...]
    author: str
    at: str
    text: str

    @classmethod
    def make(cls, *, path: str, value: JsonValue, parents: tuple[str, ...], author: str, at: str) -> Change:
        """A change with its id worked out; raises `ValueUnfit` where it cannot be kept exactly."""
        parents = tuple(sorted(parents))
        text = canonical(value)
        refuse_unfit(path, text, author)
        id_ = content_id(path, text, parents_text(parents), author, at)
        return cls(id_, path, value, parents, author, at, text)


def content_id(path: str, value: str, parents: str, author: str, at: str) -> str:
    """The id of a change with this content, `value` and `parents` being canonical JSON already."""
    content = f"[{_quoted(path)},{value},{parents},{_quoted(author)},{_quoted(at)}]"
    return hashlib.sha256(content.encode()).hexdigest()


def canonical(value: JsonValue) -> str:
    """The one JSON spelling of a value: keys sorted, no spaces, characters as they are.

    Raises `ValueUnfit` for anything that would not come back the same: floats, other types, keys that are
    not text, lone surrogates.
    """
    _refuse_unfit(value)
    return _JSON.encode(value)


def read(text: str) -> JsonValue:
    """The value of a canonical spelling; raises `ValueUnfit` for floats, `ValueError` for what is no JSON."""
    try:
        return _QUICK_READER.decode(text)
    except (msgspec.MsgspecError, UnicodeError):
        pass  # nested deeper, or amiss: the slow reader says how
    value, end = _READER.raw_decode(text)
    if end != len(text):
        raise ValueError(text[end : end + 20])
    return cast("JsonValue", value)


def is_canonical(text: str, value: JsonValue) -> bool:
    """Whether `text`, from which `value` was `read`, is its one spelling."""
    return _QUICK.encode(value) == text.encode()


def parents_text(parents: tuple[str, ...]) -> str:
    """The ids of parents as canonical JSON."""
    return '["' + '","'.join(parents) + '"]' if parents else "[]"


def same(one: JsonValue, other: JsonValue) -> bool:
    """Whether two values are the same JSON; unlike with `==`, `true` is not 1."""
    return canonical(one) == canonical(other)


def _refuse_unfit(value: object) -> None:
    match value:
        case str():
            _refuse_surrogates(value)
        case None | bool() | int():
            pass
        case list() | tuple():  # JSON has one kind of array
            for entry in cast("list[object] | tuple[object, ...]", value):
                _refuse_unfit(entry)
        case dict():
            for key, entry in cast("dict[object, object]", value).items():
                if not isinstance(key, str):
                    raise ValueUnfit(f"对象的键只能是文字，不能是 {type(key).__name__}。")
                _refuse_surrogates(key)
                _refuse_unfit(entry)
        case _:
            raise ValueUnfit(f"草稿不能保存 {type(value).__name__} 类型的值；数字请按原样以文字保存。")


def _refuse_surrogates(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueUnfit("文字中有不完整的字符，无法保存。请重新输入这段文字。") from error
