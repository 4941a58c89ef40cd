"""What leaves the room: readings of a workshop that betray nobody."""

from engine.export.formats import (
    FORMATS,
    Export,
    export,
    export_workshop,
    formats_of,
    named,
    written,
)
from engine.export.report import report
from engine.export.research import ROOM, TooFew

__all__ = [
    "FORMATS", "ROOM", "Export", "TooFew", "export", "export_workshop", "formats_of", "named",
    "report", "written",
]  # fmt: skip
