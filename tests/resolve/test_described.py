"""Where a report describes those whom it names is a mention of them, source or not."""

from __future__ import annotations

import pytest

from tests.resolve.reports import read


def mentions(text: str, name: str) -> list[str]:
    doc, resolution = read(text)
    (entity,) = (one for one in resolution.entities if one.name == name)
    return [span.text_of(doc.text) for span in entity.mentions]


@pytest.mark.parametrize(
    ("text", "name", "printed"),
    [
        ("Mayor Ivo Renk came.\n\n[Renk] <said> {no}.\nThen the mayor left.", "Ivo Renk", "the mayor"),
        (
            "Verian President Ada Lund came.\n\n[Her spokesman] <said> {the Verian president was tired}.",
            "Ada Lund",
            "the Verian president",
        ),
        (
            "Mayor Ivo Renk met Port Director Una Pohl.\n\n[Renk] <thanked> {the port director}.",
            "Una Pohl",
            "the port director",
        ),
    ],
)
def test_a_description_in_prose_or_in_words(text: str, name: str, printed: str) -> None:
    assert printed in mentions(text, name)


@pytest.mark.parametrize(
    ("text", "name", "printed"),
    [
        ("Mayor Ivo Renk came.\n\n[Renk] <said> {a mayor must listen}.", "Ivo Renk", "a mayor"),
        ("Mayor Ivo Renk came.\n\n[Renk] <said> {the driver drank}.", "Ivo Renk", "the driver"),
        (
            "Mayor Ivo Renk of Varn met Mayor Oto Brice of Salen.\n\nIt rained. The mayor of Lun stayed in.",
            "Ivo Renk",
            "The mayor",
        ),
    ],
)
def test_another_a_new_one_or_one_of_two_is_not_taken(text: str, name: str, printed: str) -> None:
    assert printed not in mentions(text, name)


@pytest.mark.parametrize(
    "text",
    [
        "Verian President Ada Lund came. Generals met the commander-in-chief.",
        "Oto Brice, the Salenian president, slept. His guards woke the commander-in-chief.",
        "Salenian President Una Pohl spoke. They obeyed the Salenian commander-in-chief.",
    ],
)
def test_a_head_of_state_commands_the_forces(text: str) -> None:
    name = next(name for name in ("Ada Lund", "Oto Brice", "Una Pohl") if name in text)
    assert any(mention.endswith("commander-in-chief") for mention in mentions(text, name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Former President Ada Lund came. Generals met the commander-in-chief.", "Ada Lund"),
        ("Varn Bank President Ada Lund came. Generals met the commander-in-chief.", "Ada Lund"),
        ("Vice President Ada Lund came. Generals met the commander-in-chief.", "Ada Lund"),
        (
            "Verian President Ada Lund met Commander-in-Chief Oto Brice. Later the commander-in-chief left.",
            "Ada Lund",
        ),
    ],
)
def test_nobody_else_does(text: str, name: str) -> None:
    assert not any(mention.endswith("commander-in-chief") for mention in mentions(text, name))
