"""Pictures beside the story file are carried by the page; what lies elsewhere is a link; nothing else gets in."""

import base64

import pytest

from storymap.errors import InputError
from storymap.exporters.leaflet import LeafletExporter
from storymap.stories.file.media import LIMIT_BYTES

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


@pytest.fixture
def with_media(drafted, replaced, tell, tmp_path):
    """A function that tells the story with media on its second chapter; pictures lie in `tmp_path`."""

    def told(*media):
        lines = "".join(f"  - {one}\n" for one in media)
        text = replaced(drafted, "- id: c2\n  title: Ukraine\n", f"- id: c2\n  title: Ukraine\n  media:\n{lines}")
        return tell(text, folder=tmp_path)

    return told


@pytest.mark.parametrize("picture", [("a.png", PNG, "png"), ("b.gif", GIF, "gif"), ("c.dat", PNG, "png")])
def test_a_local_picture_is_carried_by_the_page(with_media, pipeline, tmp_path, picture):
    name, content, kind = picture
    (tmp_path / name).write_bytes(content)
    story = with_media(f"{{url: {name}, alt: A lamp, credit: Ida Moe}}")
    page = LeafletExporter(boundaries=pipeline.boundaries).export_story(story).decode()
    data = base64.b64encode(content).decode()
    assert f'<img src="data:image/{kind};base64,{data}" alt="A lamp">' in page
    assert "<figcaption" in page
    assert "Ida Moe" in page


def test_a_picture_elsewhere_is_a_link_with_its_credit(with_media, pipeline):
    story = with_media("{url: 'https://example.org/a.jpg', alt: A lamp, credit: Ida Moe}")
    page = LeafletExporter(boundaries=pipeline.boundaries).export_story(story).decode()
    assert '<a href="https://example.org/a.jpg" target="_blank" rel="noopener noreferrer">A lamp</a>' in page
    assert "<img" not in page


@pytest.mark.parametrize(
    ("media", "told"),
    [
        ("{url: missing.png, alt: x}", "cannot read the picture 'missing.png'"),
        ("{url: ../outside.png, alt: x}", "outside the story file's folder"),
        ("{url: /etc/hostname, alt: x}", "outside the story file's folder"),
        ("{url: link.png, alt: x}", "outside the story file's folder"),
        ("{url: drawing.svg, alt: x}", "no JPEG, PNG, WebP or GIF"),
        ("{url: fake.png, alt: x}", "no JPEG, PNG, WebP or GIF"),
        ("{url: large.png, alt: x}", "larger than 2 MB"),
        ("{url: folder, alt: x}", "cannot read the picture 'folder'"),
        ("{url: 'javascript:alert(1)', alt: x}", "expected a web address"),
        ("{url: 'data:text/html,x', alt: x}", "expected a web address"),
        ("{url: 'file:///etc/passwd', alt: x}", "expected a web address"),
        ("{url: a.png}", "'alt' is missing"),
        ("{url: a.png, alt: ''}", "no words here"),
        ("{url: a.png, alt: '  '}", "expected some words"),
    ],
)
def test_what_is_no_picture_is_refused_with_its_line(with_media, tmp_path, media, told):
    outside = tmp_path.parent / "outside.png"
    outside.write_bytes(PNG)
    (tmp_path / "link.png").symlink_to(outside)
    (tmp_path / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "fake.png").write_text("<script>alert(1)</script>")
    (tmp_path / "large.png").write_bytes(PNG + b"0" * LIMIT_BYTES)
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match=r"^story\.yaml:\d+:\d+: chapters\[1\]\.media\[0\]") as error:
        with_media(media)
    assert told in str(error.value)


def test_a_hidden_chapters_pictures_are_not_asked_for(drafted, replaced, tell, tmp_path):
    text = replaced(drafted, "- id: c7\n", "- id: c7\n  hidden: true\n  media: [{url: missing.png, alt: x}]\n")
    assert len(tell(text, folder=tmp_path).chapters) == 6
