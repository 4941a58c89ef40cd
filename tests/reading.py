"""What somebody reads in an exported file, whatever kind of file it is."""

import subprocess
import zipfile
from io import BytesIO

_ZIPPED = {"docx", "xlsx"}


def text_of(format: str, content: bytes) -> str:
    """Return all text that can be found in a file, metadata and all."""
    if format in _ZIPPED:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return "\n".join(_inside(archive, name) for name in archive.namelist())
    return _printed(content) if format == "pdf" else content.decode()


def _inside(archive: zipfile.ZipFile, name: str) -> str:
    return f"{name}\n{archive.read(name).decode('utf-8', 'replace')}"


def _printed(content: bytes) -> str:
    """Return the text of a PDF as ``pdftotext`` finds it, on lines of any length."""
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
