"""The one base of every error that an official is told about.

The core raises these; only the top (`cli`, `ui/app`) shows them.  Whatever is not one of these is a
defect of the program, and is let through as such.
"""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "找不到",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在的盘是只读的",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘空间不足",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENAMETOOLONG: "名称太长",
    errno.EBUSY: "被其他程序占用",
    errno.EIO: "磁盘读写出错",
    errno.EEXIST: "已有同名文件",
    errno.ENOTEMPTY: "文件夹里已有文件",
    errno.EFBIG: "文件超过这个盘能放的大小",
    errno.EINVAL: "名称或位置不能使用",
    errno.ENODEV: "盘已断开",
    errno.ENXIO: "盘已断开",
    errno.ETIMEDOUT: "网络盘没有响应",
    errno.ELOOP: "快捷方式绕成了圈",
    errno.EMFILE: "打开的文件太多",
}


class ClusterError(Exception):
    """An input or a circumstance that stops the work, in plain Chinese.

    The message says what is wrong and what to do about it; `where` names the file, path or place
    (empty where the message names it already).
    """

    def __init__(self, message: str, *, where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where

    def __str__(self) -> str:
        return f"{self.where}：{self.message}" if self.where else self.message


def reason(error: OSError) -> str:
    """Why the system refused a file, in plain Chinese; its own words where there are none of ours."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
