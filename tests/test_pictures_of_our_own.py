"""A facilitator's picture is made anew, or refused with a reason; nothing of the file remains."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from engine.pictures import LARGEST, LEAST_SIDE, MOST_PIXELS, Unfit, harmless

TURNED = 6
"""The EXIF orientation of a phone that was held upright."""
ORIENTATION, MAKER, PLACE = 0x0112, 0x010F, 0x8825


def drawn(kind: str = "JPEG", size: tuple[int, int] = (900, 600), **more: object) -> bytes:
    picture = Image.new("RGB", size, "#3366aa")
    picture.paste("#ffffff", (0, 0, size[0] // 2, size[1]))
    made = BytesIO()
    picture.save(made, kind, **more)
    return made.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is very large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (
        _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(bytes(99))) + _chunk(b"IEND", b"")
    )
    return b"\x89PNG\r\n\x1a\n" + chunks


def _chunk(name: bytes, held: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(name + held))
    return struct.pack(">I", len(held)) + name + held + crc


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_becomes_a_jpeg_of_our_own(kind: str) -> None:
    content = drawn(kind)
    made = harmless(content)
    assert opened(made).format == "JPEG"
    assert made != content


def test_where_and_with_what_a_photo_was_taken_is_left_out() -> None:
    exif = Image.Exif()
    exif[MAKER] = "een telefoon"
    exif.get_ifd(PLACE)[1] = "N"
    content = drawn(exif=exif, comment=b"van Joke")
    made = harmless(content)
    assert b"een telefoon" in content
    assert b"een telefoon" not in made
    assert b"Joke" not in made
    assert dict(opened(made).getexif()) == {}


def test_a_photo_that_was_taken_upright_stands_upright() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED
    made = opened(harmless(drawn(size=(900, 600), exif=exif)))
    top, bottom = made.getpixel((made.width // 2, 40)), made.getpixel((made.width // 2, 560))
    assert min(top) > 200  # the white half was on the left
    assert max(bottom) < 200


@pytest.mark.parametrize("size", [(400, 3000), (3000, 400), (1200, 1200), (300, 200)])
def test_what_comes_out_has_the_shape_of_a_map_and_holds_the_whole_picture(
    size: tuple[int, int],
) -> None:
    made = opened(harmless(drawn(size=size)))
    assert made.width <= LARGEST[0]
    assert made.height <= LARGEST[1]
    assert abs(made.width / made.height - LARGEST[0] / LARGEST[1]) < 0.01


def test_what_was_see_through_becomes_paper() -> None:
    made = BytesIO()
    Image.new("RGBA", (600, 400), (0, 0, 0, 0)).save(made, "PNG")
    assert min(opened(harmless(made.getvalue())).getpixel((300, 200))) > 200


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "kind"),
        (b"<svg onload='x'/>", "kind"),
        (drawn("GIF"), "kind"),
        (drawn("BMP"), "kind"),
        (claiming(8000, 5000), "pixels"),
        (claiming(60_000, 60_000), "pixels"),
        (drawn(size=(LEAST_SIDE - 1, 900)), "small"),
        (drawn("PNG")[:-200], "broken"),
        (drawn("JPEG")[:700], "broken"),
    ],
    ids=["nothing", "svg", "gif", "bmp", "40 MP", "bomb", "small", "half a PNG", "half a JPEG"],
)
def test_what_cannot_be_shown_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(Unfit) as refused:
        harmless(content)
    assert refused.value.reason == reason


def test_the_limit_is_above_what_phones_take_and_below_forty_million() -> None:
    assert 12_000_000 < MOST_PIXELS < 40_000_000
