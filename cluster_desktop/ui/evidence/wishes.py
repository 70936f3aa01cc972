"""What the official asks for on the evidence page, whichever of its parts he asks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Wishes(QObject):
    """One for the whole page, so that its parts need not pass on what theirs tell.

    `files_given` tells files and the id of the requirement that they are to prove (empty: not known yet);
    `document` the id of an item to look at, `held` of one that is in hand in a table, `documents_of` a
    requirement whose documents are to be listed, `field` a path to go to, `statement` a requirement to write
    a statement for, `list_of` the key of a list to open, `arrival` a file that is coming in and in hand
    (None: no longer), `arriving` that the sheet of such files opens.
    """

    files_given = Signal(str, list)
    document = Signal(str)
    held = Signal(str)
    documents_of = Signal(str)
    field = Signal(str)
    statement = Signal(str)
    list_of = Signal(str)
    arrival = Signal(object)
    arriving = Signal()
