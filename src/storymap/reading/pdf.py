"""A PDF → its text: the lines of all pages in the order in which they were written, joined to paragraphs."""

import time
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from storymap.errors import InputError
from storymap.model.texts import Source
from storymap.reading.extracts import Extract
from storymap.reading.kinds import LIMIT_BYTES
from storymap.reading.pdf_lines import PdfLine, join_lines, without_running_heads
from storymap.reading.quiet import quiet

MOST_PAGES = 2000
DEADLINE_S = 30.0
"""Seconds that reading one PDF may take; a hundred pages take two."""
PAGE_BYTES = 1_000_000
"""Unpacked commands that draw one page: text has some ten thousand bytes of them, large maps have millions."""
_SHOWN = 5
_MOST_FORMS = 200
_MEMORY = 5_000_000
"""Bytes that one stream may unpack to; pictures are not unpacked."""
_LIMITS: dict[str, Any] = {
    "array_based_stream_maximum_output_length": _MEMORY,
    "lzw_maximum_output_length": _MEMORY,
    "run_length_maximum_output_length": _MEMORY,
    "zlib_maximum_output_length": _MEMORY,
    "brotli_maximum_output_length": _MEMORY,
    "xform_maximum_invocations_per_extraction": 500,
    "jbig2dec_binary": None,  # no picture is looked at, and no other program is ever started
}
_PROGRAMS = (".doc", ".docx", ".indd", ".qxd", ".pdf", ".odt", ".rtf", ".tex", ".dvi", ".pub", ".xls", ".ppt")
_NOBODY = frozenset({"untitled", "title", "document", "about:blank", "anonymous", "unspecified", "unknown"})


class _TooSlow(Exception):  # noqa: N818 - it is caught here and nowhere else
    """Reading takes longer than `DEADLINE_S`."""


class _TooLarge(Exception):  # noqa: N818 - as above
    """Drawing the page takes more than `PAGE_BYTES` of commands."""


def extract_pdf(data: bytes, *, name: str) -> Extract:
    """The text of a PDF.

    Raises:
        InputError: It is protected, damaged, holds pictures only, or asks too much time or memory.
    """
    try:
        with quiet("pypdf"):
            return _extract(data, name)
    except InputError:
        raise
    except _TooSlow:
        raise InputError(f"{name} takes longer than {DEADLINE_S:.0f} s to read; save the pages you need") from None
    except Exception as error:
        if isinstance(error, _TooLarge):
            raise InputError(f"{name} is one large drawing; recognize its text first (OCR)") from None
        if type(error).__name__ == "DependencyError":
            raise InputError(f"{name} is encrypted with AES; install the extra: pip install 'storymap[pdf]'") from None
        if type(error).__name__ in ("WrongPasswordError", "FileNotDecryptedError"):
            raise InputError(_protected(name)) from None
        raise InputError(f"{name} is damaged: its PDF cannot be read ({type(error).__name__}); print it anew") from None


def _extract(data: bytes, name: str) -> Extract:
    from pypdf import Configuration, PdfReader, apply_configuration

    with apply_configuration(Configuration().with_overwrites(**_LIMITS)):
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(_protected(name))
        if len(reader.pages) > MOST_PAGES:
            raise InputError(f"{name} has more than {MOST_PAGES} pages; save those you need")
        pages, notes = _pages(reader, name)
        source = _source(reader)
    paragraphs = join_lines(without_running_heads(pages))
    if not any(c.isalnum() for paragraph in paragraphs for c in paragraph):
        raise InputError(f"{name} holds no text, only pictures; recognize its text first (OCR)")
    return Extract(paragraphs=paragraphs, source=source, notes=notes)


def _protected(name: str) -> str:
    return f"{name} is protected by a password; save a copy without one"


def _pages(reader: Any, name: str) -> tuple[list[list[PdfLine]], tuple[str, ...]]:  # noqa: ANN401 - pypdf's reader
    """The lines of each page, and a note on the pages that cannot be read; an error where none can."""
    until, size = time.monotonic() + DEADLINE_S, 0
    pages: list[list[PdfLine]] = []
    failures: dict[int, Exception] = {}
    for number, page in enumerate(reader.pages, start=1):
        try:
            lines = list(_lines(page, until))
        except _TooSlow:
            raise
        except Exception as error:
            failures[number] = error
            continue
        pages.append(lines)
        size += sum(len(line.text) for line in lines)
        if size > LIMIT_BYTES:
            raise InputError(f"{name} holds more than {LIMIT_BYTES // 1_000_000} MB of text; save the pages you need")
    if failures and not pages:
        raise next(iter(failures.values()))
    return pages, _failure_notes(list(failures))


def _failure_notes(numbers: list[int]) -> tuple[str, ...]:
    if not numbers:
        return ()
    more = f" and {len(numbers) - _SHOWN} more" if len(numbers) > _SHOWN else ""
    listed = ", ".join(map(str, numbers[:_SHOWN]))
    return (f"left out what cannot be read or is one large drawing: page {listed}{more}",)


def _lines(page: Any, until: float) -> Iterator[PdfLine]:  # noqa: ANN401
    """The lines of a page: pypdf hands over pieces of text with the matrices that say where they stand."""
    _refuse_large(page)
    pieces: list[tuple[str, float, float]] = []

    def watch(*_: object) -> None:
        if time.monotonic() > until:
            raise _TooSlow

    def take(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        pieces.append((text, height, abs(size * tm[3] * cm[3]) or abs(size)))

    page.extract_text(visitor_operand_before=watch, visitor_text=take)
    line, height, size = "", 0.0, 0.0
    for text, piece_height, piece_size in pieces:
        for number, part in enumerate(text.split("\n")):
            if number:
                yield PdfLine(text=line, height=height, size=size)
                line = ""
            if part.strip() and not line.strip():
                height, size = piece_height, piece_size
            line += part
    yield PdfLine(text=line, height=height, size=size)


def _refuse_large(page: Any) -> None:  # noqa: ANN401
    """Refuse a page whose own commands are too many, and take its forms out where theirs are.

    pypdf reads all commands of a page or a form at once, some hundred thousand bytes a second, before it hands over
    a word.
    """
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > PAGE_BYTES:
        raise _TooLarge
    resources = page["/Resources"].get_object() if "/Resources" in page else {}
    if sum(_form_sizes(resources, set())) > PAGE_BYTES:
        del resources["/XObject"]


def _form_sizes(resources: Any, known: set[int]) -> Iterator[int]:  # noqa: ANN401
    """Bytes of commands in each form that the resources name, and in the forms of those."""
    named = resources["/XObject"].get_object() if "/XObject" in resources else {}
    for reference in named.values():
        form = reference.get_object()
        if id(form) in known or len(known) > _MOST_FORMS or form.get("/Subtype") != "/Form":
            continue
        known.add(id(form))
        yield _size_of(form)
        yield from _form_sizes(form["/Resources"].get_object() if "/Resources" in form else {}, known)


def _size_of(form: Any) -> int:  # noqa: ANN401
    try:
        return len(form.get_data())
    except Exception:
        return PAGE_BYTES + 1


def _source(reader: Any) -> Source:  # noqa: ANN401
    about = reader.metadata
    if about is None:
        return Source()
    title, author = (" ".join(str(words or "").replace("\0", "").split()) for words in (about.title, about.author))
    return Source(title=None if _says_nothing(title) else title, author=None if _says_nothing(author) else author)


def _says_nothing(words: str) -> bool:
    """Whether a program, not a person, wrote a title or a name."""
    lower = words.lower().strip(" ()[]")
    return (
        not lower or lower in _NOBODY or lower.endswith(_PROGRAMS) or lower.startswith("microsoft ") or "://" in lower
    )
