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
OLD = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7" '
    'w:author="Ida Lund" w:initials="IL"><w:p><w:r><w:t>Is this so?</w:t></w:r></w:p></w:comment></w:comments>'
)
OLD_TYPE = (
    '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.comments+xml"/>'
)
NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="3"><w:p>'
    "<w:r><w:t>Poland borders Portugal.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="character" w:styleId="Merknadsreferanse"><w:name w:val="annotation reference"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Merknadstekst"><w:name w:val="annotation text"/></w:style></w:styles>'
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


def rich_file():
    """Every kind of markup that words may stand in."""
    box = f"<w:txbxContent>{paragraph(run('Spain borders Poland.'))}</w:txbxContent>"
    body = (
        paragraph('<w:pPr><w:pStyle w:val="Title"/></w:pPr>', run("Over the fell")),
        paragraph(
            run("Nobody doubts it. Nor", "<w:b/><w:color w:val='FF0000'/>"),
            run("way shares a 96km ", "<w:i/>"),
            '<w:commentRangeStart w:id="7"/>',
            '<w:hyperlink r:id="rId9"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>(122-mile) land border</w:t></w:r>'
            "</w:hyperlink>",
            '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
            "<w:r><w:t> with Russia.  Then she left.</w:t></w:r>",
        ),
        paragraph(
            '<w:ins w:id="1" w:author="Ida Lund" w:date="2026-01-01T00:00:00Z">',
            run("Poland borders "),
            "</w:ins>",
            '<w:del w:id="2" w:author="Ida Lund"><w:r><w:delText>Germany</w:delText></w:r></w:del>',
            '<w:smartTag w:element="country-region"><w:smartTag w:element="place">',
            run("Portugal &amp; Spain"),
            "</w:smartTag></w:smartTag>",
            run(
                ". Norway borders Chile.",
                '<w:b/><w:rPrChange w:id="4" w:author="Ida Lund"><w:rPr/></w:rPrChange>',
            ),
        ),
        paragraph(
            '<w:pPr><w:bidi/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF Oslo borders'
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            run("Sweden borders Italy", "<w:rtl/>"),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            '<w:sdt><w:sdtPr><w:id w:val="12"/></w:sdtPr><w:sdtContent>',
            run(". Finland borders Cuba."),
            "</w:sdtContent></w:sdt>",
        ),
        "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>",
        paragraph("<w:r><w:t>Chad borders</w:t><w:tab/><w:t>Brazil.</w:t></w:r>"),
        "</w:tc></w:tr></w:tbl>",
        paragraph(run("France borders Japan.")),
        "</w:tc></w:tr></w:tbl>",
        paragraph(
            run("She rests."),
            '<w:r><w:footnoteReference w:id="3"/></w:r>',
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>',
            box,
            "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>",
            box,
            "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        ),
    )
    relations = (
        f'<Relationship Id="rId9" Type="{RELATIONS}/hyperlink" Target="https://paper.example" TargetMode="External"/>'
        f'<Relationship Id="rId4" Type="{RELATIONS}/comments" Target="comments.xml"/>'
        f'<Relationship Id="rId5" Type="{RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId6" Type="{RELATIONS}/footnotes" Target="footnotes.xml"/>'
    )
    parts = {"word__comments.xml": OLD, "word__styles.xml": STYLES, "word__footnotes.xml": NOTES}
    return word_file("".join(body), relations=relations, types=OLD_TYPE, custom__photo=b"\x89PNG", **parts)


def own(found):
    """The comments of ours but for the first, by their numbers."""
    return {number: lines for number, (author, lines) in found.items() if author == "storymap"}
