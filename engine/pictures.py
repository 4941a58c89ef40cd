"""``python -m engine.pictures``: somebody's picture in, a harmless one of our own making out.

It runs in a process of its own, so that a picture that is slow to read or made to harm takes
nothing along. The picture comes on standard input; a JPEG without anything but its pixels goes
to standard output, or a reason from ``Reason`` to standard error and exit code 1.
"""

import sys
import warnings
from contextlib import suppress
from io import BytesIO
from typing import Final, Literal

from PIL import Image, ImageOps, UnidentifiedImageError

Reason = Literal["kind", "pixels", "small", "broken"]

MOST_PIXELS: Final = 25_000_000
"""Twice what most phones take. Above it reading a picture can fill a laptop's memory."""
LEAST_SIDE: Final = 200
"""Pixels of the shortest side of a picture that is worth showing on a large screen."""
LARGEST: Final = (1800, 1200)
"""Width and height of what comes out, at most: the shape of a map of 12 by 8 cells."""
PAPER: Final = "#f5f1e6"
"""What lies beside a picture of another shape."""

_KINDS = ("JPEG", "PNG", "WEBP")
_MEMORY = 1 << 30


class Unfit(Exception):
    """The picture cannot be used: ``reason`` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


def harmless(content: bytes) -> bytes:
    """Return the picture in ``content`` as a JPEG that we made of its pixels, the right way up.

    Raises:
        Unfit: if it is no picture of a kind we know, too large, too small or broken.
    """
    found = _opened(content)
    try:
        found.draft("RGB", LARGEST)  # a large JPEG need not be read whole
        upright = ImageOps.exif_transpose(found).convert("RGBA")
    except Exception as error:  # decoders fail in many ways, all for the same reason
        raise Unfit("broken") from error
    return _jpeg(_on_paper(upright))


def _opened(content: bytes) -> Image.Image:
    """Read the head of a picture: what kind it is and how large, nothing more."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            found = Image.open(BytesIO(content), formats=_KINDS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Unfit("pixels") from error
    except UnidentifiedImageError as error:
        raise Unfit("kind") from error
    except Exception as error:  # as in ``harmless``
        raise Unfit("broken") from error
    if min(found.size) < LEAST_SIDE:
        raise Unfit("small")
    return found


def _on_paper(picture: Image.Image) -> Image.Image:
    """Return ``picture`` whole, in the shape of a map; what was see-through is paper."""
    picture.thumbnail(LARGEST)
    wide = max(picture.width, round(picture.height * LARGEST[0] / LARGEST[1]))
    size = wide, round(wide * LARGEST[1] / LARGEST[0])
    paper = Image.new("RGB", size, PAPER)
    place = (size[0] - picture.width) // 2, (size[1] - picture.height) // 2
    paper.paste(picture, place, picture)
    return paper


def _jpeg(picture: Image.Image) -> bytes:
    made = BytesIO()
    picture.save(made, "JPEG", quality=88, optimize=True)
    return made.getvalue()


def _with_little_memory() -> None:
    """Let the system end us before a picture takes the laptop's memory, where it can."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def main() -> int:
    """Make the picture on standard input harmless; return the exit code."""
    _with_little_memory()
    try:
        made = harmless(sys.stdin.buffer.read())
    except Unfit as unfit:
        sys.stderr.write(unfit.reason)
        return 1
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
