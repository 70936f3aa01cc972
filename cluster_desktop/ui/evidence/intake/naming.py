"""File names that a camera, a scanner or a messenger gave, which say nothing in an index."""

from __future__ import annotations

import re

_GIVEN = (
    "IMG|DSC[FN]?|DJI|MVIMG|PXL|VID|CCF|SCN|mmexport|wx_camera|screenshot|scan|doc|image|微信图片|微信截图"
    "|QQ图片|QQ截图|屏幕截图|截图|截屏|扫描|扫描件|扫描全能王|图片|照片|粘贴的图片|新建文档|文档|未命名|无标题"
)
_NUMBERED = re.compile(rf"(?:{_GIVEN})?[\s_.\-—]*[\d\s_.\-—:：（）()]*", re.IGNORECASE)


def says_nothing(title: str) -> bool:
    """Whether a title is only such a name or a number (`IMG_0032`, `微信图片_20240103152201`)."""
    return _NUMBERED.fullmatch(title) is not None
