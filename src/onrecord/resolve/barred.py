"""What rules somebody out for sure as whom a mention means: the other sex, another office of its own.

What only speaks against somebody is weighed in `traits`.
"""

from __future__ import annotations

import re

from onrecord.model import EntityType
from onrecord.resolve.gender import noun_gender, sex_evidence
from onrecord.resolve.phrases import Form, Phrase
from onrecord.resolve.posts import Post, read_post
from onrecord.resolve.pronouns import sex_of
from onrecord.resolve.reading import Reading
from onrecord.resolve.referents import Referent
from onrecord.resources import words_of

SURE = 3.0
_CLAUSE = re.compile(r"[,;:()\[\]—–]|\s(?:who|which|that)\s")
_LONGEST_TITLE = 100


def is_barred(phrase: Phrase, post: Post | None, referent: Referent) -> bool:
    """Tell whether a mention cannot mean somebody.

    Args:
        phrase: The mention.
        post: The office that it names, if it describes a person.
        referent: Who it would mean.
    """
    known = referent.known
    if known is not None and known.told:
        sex = told_sex(phrase)
        if sex is not None and not known.told[sex]:
            return True
    return post is not None and has_other_office(post, referent)


def told_sex(phrase: Phrase) -> str | None:
    """Return the sex that a pronoun or the noun of a description tells."""
    return sex_of(phrase.head) if phrase.form is Form.PRONOUN else noun_gender(phrase.head)


def evidence_of(referent: Referent, sex: str) -> float | None:
    """Return how much speaks for a referent being of a sex; None where nothing is known."""
    if referent.known is not None:
        return sex_evidence(referent.known, sex)
    told = {found for head in referent.heads if (found := noun_gender(head)) is not None}
    return None if len(told) != 1 else SURE if sex in told else -SURE


def post_of(reading: Reading, phrase: Phrase, sort: EntityType) -> Post | None:
    """Return the office that a description of a person names."""
    if phrase.form is not Form.DESCRIPTION or sort is not EntityType.PERSON:
        return None
    words = phrase.words[1 if phrase.determiner and len(phrase.words) > 1 else 0 :]
    stop = min(phrase.span.end, words[0].start + _LONGEST_TITLE)
    return read_post(_CLAUSE.split(reading.text[words[0].start : stop])[0])


def has_other_office(asked: Post, referent: Referent) -> bool:
    """Tell whether somebody holds another office that, as the one asked for, one person holds at a time.

    Of 34 candidates in the training articles of which this holds, none is whom the description means.

    Args:
        asked: The office that a description names.
        referent: Whoever it may be.
    """
    alone = words_of("offices", "held_by_one")
    if asked.noun not in alone:
        return False
    posts = [read_post(title) for title in referent.titles]
    if any(post.noun == asked.noun for post in posts):
        return False
    return any(post.noun in alone and not post.former for post in posts)
