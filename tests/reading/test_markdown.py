"""Markdown's marks lie outside sentences; its text stays where it stood."""

from storymap.reading.text import read_text

ARTICLE = """---
title: Snow
---

# Snow in the *north*

**By the river**

It fell for [three days](https://example.org/x). Roads were closed.

- The road to Oslo
- The road to Bergen was never opened again.

> He said so.

![A lorry in the snow](lorry.png)

```
code is not read
```

| a | b |
|---|---|
"""


def test_headings_lists_and_quotes_lose_their_marks(sentences) -> None:
    found = sentences(ARTICLE)
    assert "Snow in the *north*" in found
    assert "By the river" in found
    assert "The road to Oslo" in found
    assert "He said so." in found


def test_front_matter_and_code_are_no_sentences(sentences) -> None:
    assert not any("title" in sentence or "code is" in sentence for sentence in sentences(ARTICLE))


def test_alternative_texts_are_captions(sentences) -> None:
    assert sentences(ARTICLE, "caption") == ["A lorry in the snow"]


def test_items_of_a_list_are_prose_of_their_own(sentences) -> None:
    assert "The road to Oslo" in sentences(ARTICLE, "prose")


def test_the_marked_heading_is_the_title() -> None:
    assert read_text(ARTICLE, id="a").source.title == "Snow in the *north*"


def test_a_rule_that_opens_a_text_is_no_front_matter(sentences) -> None:
    assert "It snowed all day." in sentences("---\n\nIt snowed all day.\n\nThen it stopped.")


def test_a_heading_of_nothing_but_marks_is_furniture(sentences) -> None:
    assert sentences("He left Oslo.\n\n# # ##\n\nHe came back.") == ["He left Oslo.", "He came back."]
