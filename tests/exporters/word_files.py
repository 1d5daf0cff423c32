"""DOCX files made by hand, and what other people's programs find in those that come back."""

import io
import re
import zipfile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DECLARED = (
    f'xmlns:w="{W}" xmlns:r="{RELATIONS}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
ADDED = {"commentRangeStart", "commentRangeEnd", "commentReference"}


def word_file(body, *, main=MAIN, relations="", types="", **parts):
    """A DOCX whose text has that body; `/` in names of parts is written `__`, and the suffix is added."""
    held = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{types}</Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {DECLARED}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": "<Relationships "
        f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        **{name.replace("__", "/"): content for name, content in parts.items()},
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            if content is not None:
                archive.writestr(name, content)
    return file.getvalue()


def run(words, properties=""):
    styled = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r w:rsidR="00AB12CD">{styled}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*content):
    return f"<w:p>{''.join(content)}</w:p>"


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree_of(data, part="word/document.xml"):
    return etree.fromstring(
        parts_of(data)[part], etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    )


def local(element):
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def commented_words(data):
    """Id of each comment → the words between the marks of its range, with a space where a paragraph or a line ends."""
    opened, words = set(), {}
    for element in tree_of(data).iter():
        name, number = local(element), element.get(f"{{{W}}}id")
        if name == "commentRangeStart":
            assert number not in words, "a range begins once"
            opened.add(number)
            words[number] = ""
        elif name == "commentRangeEnd":
            opened.remove(number)
        elif name in ("t", "p", "br", "tab"):
            for one in opened:
                words[one] += element.text or "" if name == "t" else " "
    assert not opened, "every range ends"
    return words


def references(data):
    return [element.get(f"{{{W}}}id") for element in tree_of(data).iter(f"{{{W}}}commentReference")]


def comments(data, part="word/comments.xml"):
    """Id of each comment → author and paragraphs, from the part itself."""
    found = {}
    for comment in tree_of(data, part).findall("w:comment", NS):
        paragraphs = ["".join(t.text or "" for t in p.iter(f"{{{W}}}t")) for p in comment.findall("w:p", NS)]
        found[comment.get(f"{{{W}}}id")] = (comment.get(f"{{{W}}}author"), paragraphs)
    return found


def letters(data, part="word/document.xml"):
    """Every character of the text with its run's properties and attributes, and with what holds the run."""
    found = []
    for element in tree_of(data, part).iter(f"{{{W}}}t"):
        run_of = next((one for one in element.iterancestors() if local(one) == "r"), None)
        properties = run_of.find("w:rPr", NS) if run_of is not None else None
        shown = etree.tostring(properties, method="c14n") if properties is not None else b""
        shown = re.sub(rb'(<w:rPrChange [^>]*w:id=")\d+', rb"\1", shown)
        holders = tuple((local(one), *sorted(one.attrib.items())) for one in element.iterancestors())
        found += [(character, shown, holders) for character in element.text or ""]
    return found


def without_added(data, numbers):
    """The tree of the text without the marks of those comments, and with runs that are alike put together."""
    tree = tree_of(data)
    marks = [one for one in tree.iter() if local(one) in ADDED]
    for element in [one for one in marks if one.get(f"{{{W}}}id") in numbers]:
        gone = element if local(element) != "commentReference" else element.getparent()
        gone.getparent().remove(gone)
    for change in tree.iter(f"{{{W}}}rPrChange"):
        change.attrib.pop(f"{{{W}}}id")
    for words in tree.iter(f"{{{W}}}t"):
        words.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
    for cut in [*tree.iter(f"{{{W}}}r")]:
        join_to_previous(cut)
    for words in [*tree.iter(f"{{{W}}}t")]:
        join_words(words)
    return etree.tostring(tree, method="c14n")


def join_to_previous(cut):
    before = cut.getprevious()
    if before is None or local(before) != "r" or dict(before.attrib) != dict(cut.attrib):
        return
    one, other = ([*run_of.iterfind("w:rPr", NS)] for run_of in (before, cut))
    if [*map(etree.tostring, one)] != [*map(etree.tostring, other)]:
        return
    for element in cut:
        if local(element) != "rPr":
            before.append(element)
    cut.getparent().remove(cut)


def join_words(words):
    before = words.getprevious()
    if before is not None and local(before) == "t":
        before.text = (before.text or "") + (words.text or "")
        words.getparent().remove(words)
