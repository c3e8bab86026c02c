"""Tell the language of a text.

Two witnesses: py3langid, which knows many languages and is easily led by names, and the share of English
small words, which knows English only and is not. What to do with a report in another language is left to
the pipeline.

    >>> is_english("The truce holds, the spokeswoman said on Tuesday, but it will not last for long.")
    True
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from onrecord.resources import words_of
from onrecord.text.normalise import normalise

SAMPLE_CHARS = 4_000
MIN_WORDS = 8
FEW_WORDS = 30
SURE = 0.7
SOME_SHARE = 0.1
FAIR_SHARE = 0.2

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_CODES = frozenset(["en", "sco", "pcm"])  # Scots and Pidgin are what names in English copy look like
_SHARED_WITH_OTHERS = frozenset(
    [
        "a",
        "all",
        "am",
        "an",
        "as",
        "at",
        "by",
        "de",
        "do",
        "en",
        "for",
        "have",
        "he",
        "her",
        "i",
        "in",
        "is",
        "let",
        "me",
        "no",
        "on",
        "over",
        "so",
        "under",
        "was",
        "will",
    ]
)


def detect_language(text: str) -> tuple[str, float]:
    """Return the most likely language of a text and how likely it is.

    Args:
        text: The given text; of a long one, a part of its beginning, middle and end is looked at.

    Returns:
        An ISO 639-1 code (`und` for a text without letters), and a probability in [0, 1].
    """
    sample = _sample(text)
    if _WORD.search(sample) is None:
        return "und", 0.0
    language, probability = _identifier().classify(sample)
    return str(language), float(probability)


def is_english(text: str) -> bool | None:
    """Tell whether a text is in English; None where that cannot be told.

    Where every fifth word is a small word of English, it is English; else the language model decides where it
    is sure, and the small words where it is not. Fewer than eight words tell nothing, unless their letters
    are not Latin.

    Args:
        text: The given text.
    """
    sample = _sample(text)
    words = [match.group().lower() for match in _WORD.finditer(sample)]
    if words and 2 * sum(max(word) < "\u0250" for word in words) < len(words):
        return False
    if len(words) < MIN_WORDS:
        return None
    english = _english()
    share = sum(word in english for word in words) / len(words)
    if share >= FAIR_SHARE:
        return True
    language, probability = detect_language(sample)
    if language in _ENGLISH_CODES:
        return True if share >= SOME_SHARE or probability >= SURE else None
    return None if probability < SURE and len(words) < FEW_WORDS else False


def _sample(text: str) -> str:
    if len(text) <= SAMPLE_CHARS:
        return normalise(text).text
    half, quarter, middle = SAMPLE_CHARS // 2, SAMPLE_CHARS // 4, len(text) // 2
    return normalise(f"{text[:half]}\n{text[middle : middle + quarter]}\n{text[-quarter:]}").text


@cache
def _english() -> frozenset[str]:
    return words_of("words", "function") - _SHARED_WITH_OTHERS


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
