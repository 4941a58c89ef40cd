"""What leaves the room: readings of a workshop that betray nobody."""

from engine.export.formats import FORMATS, Export, export, export_workshop, named, written
from engine.export.report import report

__all__ = ["FORMATS", "Export", "export", "export_workshop", "named", "report", "written"]
