"""What leaves the room: readings of a workshop that betray nobody."""

from engine.export.formats import FORMATS, Export, export, export_workshop

__all__ = ["FORMATS", "Export", "export", "export_workshop"]
