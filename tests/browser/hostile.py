"""Strings that try to become markup, script, styles or addresses: shown as written, they are only strange names."""

RAN = "window.ran=(window.ran||0)+1"

STRINGS = (
    f"<img src=x onerror={RAN}>",
    f"<script>{RAN}</script>",
    f"</script><script>{RAN}</script>",
    f"</ScRiPt ><svg onload={RAN}>",
    f"<svg><script>{RAN}</script></svg>",
    f'"><img src=x onerror="{RAN}">',
    f"'><img src=x onerror='{RAN}'>",
    f"` onmouseover=`{RAN}`",
    f'" autofocus onfocus="{RAN}" x="',
    f"' onclick='{RAN}' '",
    f"javascript:{RAN}",
    f"JaVaScRiPt:{RAN}//https://example.org",
    f"java\tscript:{RAN}",
    f"data:text/html,<script>{RAN}</script>",
    f"vbscript:{RAN}",
    "https://example.org/\"onmouseover='alert(1)'",
    "${" + RAN + "}",
    "`${" + RAN + "}`",
    "`",
    "{{7*7}}",
    "{% for x in range(9) %}x{% endfor %}",
    "{{ this.get_name() }}",
    "{# a comment #}",
    "<!-- a comment",
    "--> <b>bold</b>",
    "<!--slot:script-->",
    "<!--slot:policy-->",
    "<![CDATA[ x ]]>",
    "<?php echo 1 ?>",
    "</title><h1>title</h1>",
    "</style><style>*{display:none}</style>",
    "</textarea></main></body></html>",
    "<style>@import 'https://example.org/x.css';</style>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<base href=https://example.org/>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<form action=https://example.org><input name=q autofocus>",
    "<math><mi xlink:href='javascript:1'>x</mi></math>",
    "<a href='javascript:1' target=_blank>link</a>",
    "line\u2028separator\u2029paragraph",
    "\u202eright to left\u202c and \u2066isolated",
    "\\u003cscript\\u003e \\x3cb\\x3e \\\\ \\",
    "&lt;b&gt; &amp;amp; &#60;i&#62; &notanentity;",
    "null\x00 bell\x07 delete\x7f escape\x1b[31m",
    "a lone surrogate \ud800 here",
    "\ufeff\u200bzero\u200dwidth",
    "constructor",
    "__proto__",
    "%3Cscript%3E %00 %s %(x)s {0}",
    "'; DROP TABLE places; --",
    "Ünïcödé 東京 القاهرة 🏔️👩‍🚀 Å",
    "a\rb carriage \r\n returns\tand tabs",
    "<noscript><p title='</noscript><img src=x onerror=1>'>",
    "<template><script>1</script></template>",
    "<xmp><plaintext>",
    "]]> --!> */ // <!--> <!--->",
    "\u0600\u202b arabic \u05d0\u05d1 both ways \u2069\u202e",
    "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030d stacked",
    "toString",
    "NaN",
    "https://user:password@example.org:99999/?a=<b>&amp;#\u202e",
    "//example.org/x.js",
    "\\\\example.org\\share",
    "file:///etc/passwd",
    "=1+2+cmd|' /C calc'!A0",
    "a" * 300,
)
LONG = "A<b>" * 25_000
"""100 kB, in a story of its own: sixty fields of it in sixty chapters would test nothing but patience."""


def as_shown(words: str) -> str:
    """What a browser can show of the words: no document can carry NUL or half a surrogate pair."""
    return "".join("\ufffd" if c == "\x00" or "\ud800" <= c <= "\udfff" else c for c in words)


def is_row(words: str) -> bool:
    """Whether a table in UTF-8 can carry the words as they are, as a name that has a letter or a digit in it."""
    whole = words.strip() == words and not words.startswith("\ufeff") and any(c.isalnum() for c in words)
    return whole and not any(c == "\x00" or "\ud800" <= c <= "\udfff" for c in words)
