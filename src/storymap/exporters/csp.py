"""A finished page → the page with a content security policy that allows exactly its own scripts and styles."""

import base64
import hashlib
import re
from collections.abc import Sequence

POLICY_SLOT = "<!--slot:policy-->"
"""Where the policy's meta tag goes: the first thing after the character set."""

_SCRIPT = re.compile(r"<script(?P<attributes>[^<>]*)>(?P<content>.*?)</script>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style[^<>]*>(?P<content>.*?)</style>", re.DOTALL | re.IGNORECASE)


def content_hash(content: str) -> str:
    """A script's or style's source expression.

    >>> content_hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def script_contents(page: str) -> tuple[str, ...]:
    """The contents of the scripts that run; data islands do not run and need no hash."""
    found = _SCRIPT.finditer(page)
    return tuple(m["content"] for m in found if "json" not in m["attributes"].lower())


def style_contents(page: str) -> tuple[str, ...]:
    """The contents of the style elements."""
    return tuple(match["content"] for match in _STYLE.finditer(page))


def policy(page: str, *, image_hosts: Sequence[str] = (), connect: Sequence[str] = ()) -> str:
    """The policy for a page: nothing from anywhere but its own inline scripts, styles and data images.

    Args:
        page: The finished page.
        image_hosts: Origins that images may come from besides.
        connect: Where its scripts may send requests; nowhere unless it is said.
    """
    scripts = " ".join(content_hash(content) for content in script_contents(page))
    styles = " ".join(content_hash(content) for content in style_contents(page))
    return (
        f"default-src 'none'; script-src {scripts or repr('none')}; style-src {styles or repr('none')}; "
        f"img-src {' '.join(('data:', *image_hosts))}; base-uri 'none'; form-action 'none'"
        + (f"; connect-src {' '.join(connect)}" if connect else "")
    )


def with_policy(page: str, *, image_hosts: Sequence[str] = (), connect: Sequence[str] = ()) -> str:
    """The page with its policy written into the slot; call it last, for the hashes cover the bytes as they are."""
    content = policy(page, image_hosts=image_hosts, connect=connect)
    tag = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    return page.replace(POLICY_SLOT, tag, 1)
