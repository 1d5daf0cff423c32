"""File name and title of a page → the HTML that puts it into another page."""

from storymap.exporters.markup import element

_LISTENER = """<script>
addEventListener("message", (event) => {
  if (event.data?.type !== "storymap:height") return;
  for (const frame of document.querySelectorAll("iframe[data-storymap]"))
    if (frame.contentWindow === event.source)
      frame.height = Math.min(4000, Math.max(320, Number(event.data.height) || 0));
});
</script>
"""


def embed_snippet(file_name: str, title: str) -> str:
    """An iframe for the page and a listener that gives it the page's own height.

    Args:
        file_name: Address of the page as seen from the page that embeds it.
        title: What screen readers call the frame.
    """
    frame = element(
        "iframe",
        data_storymap=True,
        src=file_name,
        title=title,
        sandbox="allow-scripts allow-popups",
        loading="lazy",
        width="100%",
        height="640",
        frameborder="0",
    )
    return f"{frame}\n{_LISTENER}"
