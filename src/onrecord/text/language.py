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
SURE_SHARE = 0.25
LEAST_SHARE = 0.12

_WORD = re.compile(r"[^\W\d_]+")
_SHARED_WITH_OTHERS = frozenset(
    ["a", "de", "en", "in", "is", "as", "an", "so", "no", "do", "me", "he", "on", "all", "was"]
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
    """Tell whether a text is in English; None where it is too short to tell.

    A report with at least a quarter of English small words is English, whatever names it holds, and one
    with hardly any is not; in between, the language model decides. Fewer than eight words tell nothing,
    unless the letters are not Latin.

    Args:
        text: The given text.
    """
    sample = _sample(text)
    words = [match.group().lower() for match in _WORD.finditer(sample)]
    latin = [word for word in words if word.isascii() or max(word) < "\u0250"]
    if words and 2 * len(latin) < len(words):
        return False
    if len(words) < MIN_WORDS and not any(len(word) > 3 * MIN_WORDS for word in words):
        return None
    share = sum(word in _english() for word in words) / len(words)
    if share >= SURE_SHARE or share < LEAST_SHARE:
        return share >= SURE_SHARE
    return detect_language(sample)[0] == "en"


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
