"""The newsroom's guide → its pictures in docs/how-to/newsroom/, taken of the real program at work.

Needs Chromium. Drafts a story of seeds/, reviews it as the guide tells, and takes a small picture of each step.
"""

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "how-to" / "newsroom"
SEED = ROOT / "seeds" / "defection.md"
MOST_BYTES, MOST_ALL_BYTES = 150_000, 1_000_000
SIZE = {"width": 1160, "height": 700}


def make_pictures(folder: Path) -> dict[str, bytes]:
    """Pictures by their names."""
    shutil.copy(SEED, folder / SEED.name)
    _storymap(folder, "draft", SEED.name, "-o", "story.yaml")
    command = [sys.executable, "-m", "storymap", "review", "story.yaml", "--no-open"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as program:
        found = re.search(r"http://\S+", program.stdout.readline() if program.stdout else "")
        try:
            return _walk(found[0] if found else "", folder)
        finally:
            program.terminate()


def _storymap(folder: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "storymap", *arguments], cwd=folder, check=True, capture_output=True)


def _walk(address: str, folder: Path) -> dict[str, bytes]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_context(viewport=SIZE, reduced_motion="reduce", color_scheme="light").new_page()
        page.set_default_timeout(120_000)
        page.goto(address)
        page.wait_for_selector("[data-ready]")
        taken = {"desk": page.screenshot(), "place": _place(page), "sign": _sign(page), "claim": _claim(page)}
        taken |= {"chapter": _chapter(page), "history": _history(page), "write": _write(page)}
        taken["telephone"] = _telephone(page)
        page.set_viewport_size(SIZE)
        page.goto((folder / "story.html").as_uri())
        page.wait_for_timeout(1500)
        taken["published"] = page.screenshot()
        browser.close()
    return taken


def _open(page: Any, kind: str, words: str) -> None:  # noqa: ANN401 - a page of Playwright, and below
    page.locator(".filter", has_text=kind).click()
    page.locator(".row .open", has_text=words).first.click()


def _saved(page: Any) -> None:  # noqa: ANN401
    page.wait_for_selector(".saving[data-look=saved]")


def _place(page: Any) -> bytes:  # noqa: ANN401
    """A pin is set where the gazetteer knows only the valley."""
    _open(page, "Places", "Pasvikdalen")
    page.keyboard.press("p")
    for key in ("ArrowUp", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
    page.get_by_label("What the map calls it").fill("Where he crossed")
    page.wait_for_timeout(400)
    return bytes(page.screenshot())


def _sign(page: Any) -> bytes:  # noqa: ANN401
    """The name is asked."""
    page.get_by_role("button", name="Use this position").click()
    page.get_by_label("Your name, as readers shall see it").fill("Ida Moe")
    taken = bytes(page.screenshot())
    page.get_by_role("button", name="Sign with this name").click()
    _saved(page)
    return taken


def _claim(page: Any) -> bytes:  # noqa: ANN401
    """A verdict with its figures, a note and a decision."""
    _open(page, "Claims", "inconsistent")
    page.get_by_label("Note to readers").fill("The survey of 2018 gives 197.7 km; the article has dropped a digit.")
    page.locator(".panel").evaluate("(panel) => { panel.scrollTop = 330; }")
    page.wait_for_timeout(400)
    taken = bytes(page.screenshot())
    page.get_by_role("button", name="Confirm").click()
    _saved(page)
    return taken


def _chapter(page: Any) -> bytes:  # noqa: ANN401
    """A caption of the newsroom's own."""
    _open(page, "Chapters", "3.")
    page.get_by_label("Title", exact=True).first.fill("Two months underground")
    page.get_by_label("Caption").fill("The flat lay above a bakery. Neighbours thought that he was a student.")
    page.locator(".panel-title").focus()
    _saved(page)
    page.wait_for_timeout(400)
    return bytes(page.screenshot())


def _history(page: Any) -> bytes:  # noqa: ANN401
    """What was changed, and what readers are told of it."""
    page.locator(".menu summary").click()
    page.get_by_role("button", name="History").click()
    page.wait_for_timeout(400)
    return bytes(page.screenshot())


def _write(page: Any) -> bytes:  # noqa: ANN401
    """The page for readers is written."""
    page.get_by_role("button", name="Write the page").click()
    taken = bytes(page.screenshot())
    page.locator("dialog [type=submit]").click()
    page.get_by_role("heading", name="The page is written").wait_for()
    page.get_by_role("button", name="Close").click()
    return taken


def _telephone(page: Any) -> bytes:  # noqa: ANN401
    """The same on a telephone."""
    page.set_viewport_size({"width": 360, "height": 640})
    page.locator(".tab[data-view=work]").click()
    _open(page, "Places", "Oslo")
    page.wait_for_timeout(400)
    return bytes(page.screenshot())


def smaller(picture: bytes) -> bytes:
    """The picture in a palette of its own colours: a page of plain areas loses nothing that is seen."""
    with Image.open(io.BytesIO(picture)) as image:
        written = io.BytesIO()
        image.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        pictures = {name: smaller(picture) for name, picture in make_pictures(Path(temporary)).items()}
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, picture in pictures.items():
        (PICTURES / f"{name}.png").write_bytes(picture)
        print(f"{name}: {len(picture) / 1000:.0f} kB")
    total = sum(map(len, pictures.values()))
    if total > MOST_ALL_BYTES or max(map(len, pictures.values())) > MOST_BYTES:
        raise SystemExit(f"the pictures have {total / 1000:.0f} kB; make them smaller")
