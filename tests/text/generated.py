"""Texts as hypothesis makes them: words of wire copy, marks of every style, and the characters that hurt."""

from hypothesis import strategies as st

from onrecord.model import Block, BlockRole, Span

AWKWARD = [
    "\r\n",
    "\r",
    "\n",
    "\n\n",
    "\r\n\r\n",
    "\u2028",
    "\xa0",
    "\u2009",
    "\t",
    "\xad",
    "\u200b",
    "\ufeff",
    "\u202e",
    "\x00",
    "\x1b",
    "\x93",
    "\x94",
    "\ud800",
    "😀",
    "𝒪da",
    "é",
    "e\u0301",
]
MARKS = [
    '"',
    "“",
    "”",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "‚",
    "‹",
    "›",
    "「",
    "」",
    "``",
    "''",
    "`",
    "´",
    "\x93",
]
WORDS = [
    "Oda Renk",
    "said",
    "the truce",
    "holds",
    ".",
    ",",
    "?",
    " ",
    " ",
    " ",
    "—",
    "-",
    "5",
    "6'2",
    "'90s",
    "leaders’",
    "PORT SALEN",
    "March 4",
    "/Corvane/",
    "(AP)",
    "All news",
    "By Tam Vell",
    "Reporting by Tam Vell",
    "(",
    ")",
]

texts = st.lists(st.sampled_from(AWKWARD + MARKS + WORDS), max_size=60).map("".join)
"""Any text that could be met."""


def body(text: str) -> list[Block]:
    """Lay a text out as body paragraphs, at blank lines, with no other rule."""
    blocks = []
    at = 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(BlockRole.BODY, Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return blocks
