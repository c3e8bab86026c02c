"""What the rules for places read: the text, its words, its headings, and names that are other things'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Block, BlockRole, Span
from onrecord.resolve.reading import Cover, cover_of
from onrecord.resolve.words import Word, adjoin, find_words
from onrecord.resources import words_of

_HEADINGS = (BlockRole.HEADLINE, BlockRole.SUBHEAD, BlockRole.CROSSHEAD)
_TITLE_SHARE = 0.7
_LONG = 4


@dataclass(frozen=True, slots=True)
class Page:
    """One text as the rules for places see it; words are known by their numbers.

    Attributes:
        headings: Headings whose words are capitalised as in a title: capitals show no name there.
        taken: Names of people and bodies that a place's name may be part of.
    """

    text: str
    words: Sequence[Word]
    headings: Cover
    taken: Cover

    def joined(self, number: int) -> bool:
        """Tell whether a word and the next stand in one phrase: only space between, nothing possessive."""
        return (
            0 <= number < len(self.words) - 1
            and not self.words[number].possessive
            and adjoin(self.text, self.words[number], self.words[number + 1])
        )

    def before(self, number: int) -> Word | None:
        """Return the word before another, if only space parts them, possessive or not."""
        if 0 < number < len(self.words) and adjoin(self.text, self.words[number - 1], self.words[number]):
            return self.words[number - 1]
        return None

    def after(self, number: int) -> Word | None:
        """Return the word after another, if only space parts them, possessive or not."""
        if 0 <= number < len(self.words) - 1 and adjoin(
            self.text, self.words[number], self.words[number + 1]
        ):
            return self.words[number + 1]
        return None

    def opens_sentence(self, number: int) -> bool:
        """Tell whether a word begins a sentence or a line, as far as marks tell."""
        start = self.words[number].start
        before = self.text[max(0, start - 5) : start].rstrip(" \"“”'‘’(")[-1:]
        return before in ("", ".", "!", "?", "\n", ":", "—", "–")


def page_of(text: str, blocks: Sequence[Block], words: Sequence[Word] | None, taken: Sequence[Span]) -> Page:
    """Prepare a text; blocks of furniture have no words."""
    found = find_words(text) if words is None else words
    waste = cover_of(block.span for block in blocks if block.role is BlockRole.FURNITURE)
    if waste.spans:
        found = [word for word in found if not waste.overlaps(word.span)]
    headings = [block.span for block in blocks if block.role in _HEADINGS]
    titles = [span for span in headings if _is_title(found, span)]
    return Page(text, found, cover_of(titles), cover_of(taken))


def _is_title(words: Sequence[Word], span: Span) -> bool:
    """Tell whether a heading capitalises its words: most of the long ones that are no grammar."""
    long = [
        word
        for word in words
        if span.start <= word.start < span.end
        and len(word.text) >= _LONG
        and word.lower not in words_of("words", "function")
    ]
    return bool(long) and sum(word.capital for word in long) >= _TITLE_SHARE * len(long)
