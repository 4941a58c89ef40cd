"""A pack as a file: the same bytes each time, and nothing harmful comes out of a stranger's."""

import io
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.content import archive
from engine.content.archive import MANIFEST, altered, packed, read_folder, unpacked
from engine.content.diagnostics import Mistakes
from tests.content.sharing import FILES, code_of, pack_in

Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return pack_in(tmp_path)


def zipped(entries: dict[str, bytes], **how: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, raw in entries.items():
            entry = zipfile.ZipInfo(name)
            entry.filename = name  # as it is, whatever this system thinks of it
            entry.external_attr = how.get("kind", stat.S_IFREG | 0o644) << 16
            entry.compress_type = how.get("compress", zipfile.ZIP_DEFLATED)
            made.writestr(entry, raw)
    return out.getvalue()


def test_the_same_pack_always_gives_the_same_bytes(folder: Path) -> None:
    first = packed(read_folder(folder))
    os.utime(folder / "LEES.md", (0, 0))
    (folder / "LEES.md").chmod(0o600)
    (folder / ".DS_Store").write_bytes(b"x")
    assert packed(dict(reversed(read_folder(folder).items()))) == first


def test_what_is_packed_comes_out_as_it_was(folder: Path) -> None:
    files = read_folder(folder)
    out = unpacked(packed(files), "proef.zip")
    assert {name: raw for name, raw in out.items() if name != MANIFEST} == files
    assert altered(out) == []


def test_a_folder_that_was_zipped_by_hand_is_a_pack_too() -> None:
    by_hand = {f"Mijn pakket/{name}": raw for name, raw in FILES.items()}
    extra = {"Mijn pakket/": b"", "__MACOSX/Mijn pakket/._pack.yaml": b"x"}
    assert unpacked(zipped({**by_hand, **extra}), "x.zip") == FILES


@pytest.mark.parametrize(
    "name",
    [
        "../weg.md", "/etc/weg.md", "a/../../weg.md", "..\\weg.md", "C:\\weg.md", "C:weg.md",
        "\\\\server\\weg.md", ".../weg.md", "./weg.md", ".git/../weg.md", "..", "a//weg.md",
        "con.md", "NUL", "a/aux.md", "lpt1.txt", "weg.md.", "weg.md ", " weg.md", "a:b.md",
        "a?.md", 'a".md', "a|b.md", "a\x01.md", "é.md", "a\u202egnp.md", "a/b/c/d/e.md", "a" * 120,
    ],
)  # fmt: skip
def test_a_name_that_could_land_elsewhere_or_nowhere_is_refused(name: str) -> None:
    assert code_of(lambda: unpacked(zipped({**FILES, name: b"x"}), "x.zip")) == "P922"


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ({"spel.py": b"x"}, "P924"),
        ({"nog.zip": b"x"}, "P924"),
        ({"pagina.html": b"x"}, "P924"),
        ({"plaat.png": b"GIF89a"}, "P924"),
        ({"LEES.MD": b"x"}, "P924"),
        ({"lees.md": b"x"}, "P923"),
        ({"LEES.md/a.md": b"x"}, "P923"),
    ],
)
def test_what_may_not_be_in_a_pack_is_refused(extra: dict[str, bytes], code: str) -> None:
    assert code_of(lambda: unpacked(zipped({**FILES, **extra}), "x.zip")) == code


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK])
def test_what_is_no_file_is_refused(kind: int) -> None:
    assert code_of(lambda: unpacked(zipped(FILES, kind=kind), "x.zip")) == "P925"


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no links")
def test_a_link_in_a_folder_is_refused(folder: Path) -> None:
    (folder / "elders.md").symlink_to("/etc/hostname")
    assert code_of(lambda: read_folder(folder)) == "P925"


def one_file() -> bytes:
    return zipped({**FILES, "a.md": bytes(archive.ONE_FILE + 1)})


def all_together() -> bytes:
    return zipped({**FILES, **{f"{n}.md": bytes(archive.ONE_FILE - 1) for n in range(6)}})


def many_files() -> bytes:
    return zipped({**FILES, **{f"{n}.md": b"" for n in range(archive.FILES)}})


def a_lie() -> bytes:
    size = (archive.ONE_FILE + 1).to_bytes(4, "little")
    return one_file().replace(size, (5).to_bytes(4, "little"))


@pytest.mark.parametrize("bomb", [one_file, all_together, many_files, a_lie])
def test_a_bomb_does_not_go_off(bomb: Callable[[], bytes]) -> None:
    raw = bomb()
    assert len(raw) < 1_000_000
    assert code_of(lambda: unpacked(raw, "x.zip")) in ("P926", "P921")


def test_a_file_that_is_too_big_is_not_even_opened() -> None:
    assert code_of(lambda: unpacked(bytes(archive.ARCHIVE + 1), "x.zip")) == "P926"
    many = b"PK\x01\x02" * (2 * archive.FILES + 1)
    assert code_of(lambda: unpacked(many, "x.zip")) == "P926"


@pytest.mark.parametrize(
    "raw", [b"", b"hallo", zipped(FILES)[:-30], zipped(FILES, compress=zipfile.ZIP_BZIP2)]
)
def test_what_is_no_good_zip_is_refused(raw: bytes) -> None:
    assert code_of(lambda: unpacked(raw, "x.zip")) == "P921"


def test_a_zip_without_a_pack_is_refused() -> None:
    assert code_of(lambda: unpacked(zipped({"a.md": b"x"}), "x.zip")) == "P920"


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, 700), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_damaged_file_is_refused_or_the_same(changes: list[tuple[int, int]]) -> None:
    raw = bytearray(zipped(FILES))
    for place, value in changes:
        raw[place % len(raw)] = value
    try:
        found = unpacked(bytes(raw), "x.zip")
    except Mistakes:
        return
    assert "pack.yaml" in found
    assert all(archive._good_part(part) for name in found for part in name.split("/"))


@pytest.mark.parametrize("said", [b"", b"[]", b'{"files": 3}', b"[" * 10_000, b'{"files": {}}'])
def test_a_manifest_that_is_nonsense_counts_as_altered(said: bytes) -> None:
    assert altered({**FILES, MANIFEST: said})
    assert altered(FILES) is None
