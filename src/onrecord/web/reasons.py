"""Why a field of a statement has its value, in words. Pure.

>>> say_reason("speaker", "weighed-he")
'the likeliest of all whom the pronoun can mean here'
>>> say_reason("speaker", "a-new-rule")
'a new rule'
"""

from __future__ import annotations

from collections.abc import Mapping

FIELDS: Mapping[str, str] = {
    "role": "Office",
    "said_on": "Date",
    "kind": "Speech act",
    "holder": "Whose words",
    "addressee": "Said to",
    "target": "About",
    "polarity": "Yes or no",
}
"""What the pages call the fields of a statement, where that is not their name."""

_STORY = "the day that the report tells of"
_OBJECT = "whom the reporting words name as meant"
_REASONS: Mapping[str, str] = {
    "speaker name": "the source prints the name",
    "speaker as-printed": "as the source is printed",
    "speaker own-words": "“I” or “we” in this speaker’s own words",
    "speaker own-words-describe": "the source names nobody; it stands as it is printed",
    "speaker no-source": "no source is printed",
    "speaker pronoun-unresolved": "it cannot be told whom the pronoun means",
    "speaker weighed-person": "the likeliest of all whom this description can mean",
    "speaker weighed-body": "the likeliest of all bodies that this description can mean",
    "speaker authority-office": "your authority file says who held the office on that day",
    "role printed-beside-name": "printed beside the name in this report",
    "kind encoder": "weighed by the words said and those around them",
    "kind cue-word": "the reporting word",
    "kind cue-phrase": "the reporting phrase",
    "kind content-words": "words in what was said",
    "kind word-pairs": "words that stand together in what was said",
    "kind declined-words": "words that tell that there was no answer",
    "addressee carried-over": "told before, of the same conversation",
    "addressee told": "named after the reporting word",
    "addressee turn": "spoke, or was spoken to, just before",
    "addressee demanded": "of whom it was demanded",
    "target addressee": "whom it was said to",
    "target ask-object": _OBJECT,
    "target accuse-object": _OBJECT,
    "target obliged": "who is to do it, by what was said",
    "holder view-verb": "a verb of thinking or wanting tells whose view it is",
    "said_on own-sentence": "a date in the same sentence",
    "said_on same-speaker": "the date of what the same speaker says beside it",
    "said_on same-occasion": "the date of the same occasion",
    "said_on between": "between the dates of what is told before and after",
    "said_on headline": "a date in the headline",
    "said_on story-headline": _STORY,
    "said_on story-opening": _STORY,
    "said_on story-short": _STORY,
    "said_on story-long": _STORY,
    "condition condition-word": "a word such as “if” opens it",
    "occasion asked": "it answers a question",
    "occasion carried-over": "told before, of the same occasion",
    "occasion occasion-phrase": "words that name the occasion",
    "occasion occasion-verb": "the reporting word tells it",
    "polarity negation": "a word such as “not”",
    "certainty cue": "the reporting words",
    "certainty condition": "it holds under a condition only",
}
_WEIGHED = "weighed-"


def say_reason(field: str, rule: str) -> str:
    """Say why a field has its value; a rule that has no words yet is said by its name."""
    known = _REASONS.get(f"{field} {rule}")
    if known is None and rule.startswith(_WEIGHED):
        return "the likeliest of all whom the pronoun can mean here"
    return known or rule.replace("-", " ")


def say_field(field: str) -> str:
    """Return what the pages call a field.

    >>> say_field("said_on"), say_field("condition")
    ('Date', 'Condition')
    """
    return FIELDS.get(field, field.replace("_", " ").capitalize())


_TIES: Mapping[str, str] = {
    "object-same": "the same words for it",
    "object-words": "much the same words for it",
    "object-head": "the same kind of thing",
    "object-value": "another value of the same",
    "object-points-back": "words that point back",
    "party-same": "the same party",
    "party-name": "a party of the same name",
    "party-office": "a party whose office is with the other",
    "party-namesake": "a party of the same full name",
    "requested-same": "asked of the same",
    "party-near": "a party who tells of it",
    "place-same": "the same place",
    "claimant-same": "the same who tells",
    "claimant-name": "one of the same full name tells",
    "name-same": "the same name in what it is about",
    "due-same": "the same day due",
    "same-report": "the same report",
    "company": "the same people in both reports",
}


def say_tie(rule: str) -> str:
    """Say why what two reports tell of is one thing.

    >>> say_tie("place-same")
    'the same place'
    """
    return _TIES.get(rule, rule.replace("-", " "))
