import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
BUNDLED = ("content", "assets/fonts", "assets/icons")
PACKAGES = ("engine", "games", "facilitator_web")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    folder = tmp_path_factory.mktemp("wheel")
    build = (
        "wheel",
        "--quiet",
        "--no-build-isolation",
        "--no-deps",
        "--no-index",
        "-w",
        folder,
        ROOT,
    )
    subprocess.run([sys.executable, "-m", "pip", *build], check=True, stdin=subprocess.DEVNULL)
    (built,) = folder.glob("speeltafel-*.whl")
    with ZipFile(built) as opened:
        return frozenset(opened.namelist())


def kept(folder: str) -> set[str]:
    """Return the files of ``folder`` that are worth keeping."""
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {str(f.relative_to(ROOT).as_posix()) for f in files if f.parent.name != "__pycache__"}


@pytest.mark.parametrize("folder", BUNDLED)
def test_what_is_bundled_travels_whole(wheel: frozenset[str], folder: str) -> None:
    files = kept(folder)
    assert files
    assert {f"engine/_bundled/{name}" for name in files} <= wheel


@pytest.mark.parametrize("package", PACKAGES)
def test_code_travels_with_its_words_templates_and_pages(
    wheel: frozenset[str], package: str
) -> None:
    files = kept(package)
    assert files
    assert files <= wheel


def test_a_wheel_installs_nothing_but_our_three_packages(wheel: frozenset[str]) -> None:
    tops = {name.partition("/")[0] for name in wheel}
    assert {re.sub(r"-.*(\.dist-info)$", r"\1", top) for top in tops} == {
        *PACKAGES,
        "speeltafel.dist-info",
    }


def test_the_licences_travel_along(wheel: frozenset[str]) -> None:
    licences = {Path(name).name for name in wheel if "/licenses/" in name}
    assert {"LICENSE", "MIT.txt", "CC-BY-SA-4.0.txt", "OFL-1.1.txt"} <= licences
