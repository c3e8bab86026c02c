"""How a statement refuses to answer, and what it was that it was asked.

"declined to comment on the fees"                  a refusal; the fees were asked about
"would not comment, but said the port was open"    a refusal that has more
"referred questions to the ministry"               none of its own
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.interpret.view import Told, View
from onrecord.model import Kind, Quotation, Span
from onrecord.resources import load_table
from onrecord.text.apostrophes import plainly, straight

_BUT = re.compile(
    r"[,;.]?\s(?:but|however|though|although)\s|"
    r"[.;]\s[\"“]?(?:(?:all |what )?I can (?:only )?(?:say|tell|add|confirm)|as far as|"
    r"I will (?:only )?say|let me (?:only |just )?say|I would (?:only )?(?:say|add|note))\s",
    re.IGNORECASE,
)
_STANDS_ALONE = ("refuse", "would_not", "unable", "no_comment", "not_mine", "evade")
_OPENING = 24
_PASSED_ON = re.compile(
    r"(?:all\s|any\s|further\s|other\s)*(?:questions|inquiries|enquiries|queries)\sto\b", re.IGNORECASE
)
_PASSED_ON_ABOUT = re.compile(
    r"(?:all\s|any\s|further\s|other\s|the\s)*(?:questions?|inquiries|enquiries|queries)\s(?:about|on|over)\s"
    r"(?P<what>[^.;,\"“”]{2,80}?)\sto\s(?:the\s|his\s|her\s|its\s|[A-Z])",
    re.IGNORECASE,
)
_REFERS = re.compile(r"\b(?:refer|redirect|direct)\w*\b", re.IGNORECASE)
_A_QUESTION = re.compile(
    r"(?:to\s)?(?:an?|the|another|any|further)\s(?:question|query|inquiry|enquiry)s?\s"
    r"(?:on|about|over|as to|of|from\s[^,;.]{2,40}?\s(?:on|about))\s",
    re.IGNORECASE,
)
_NO_QUESTION = re.compile(
    r"(?:to\s)?(?:the|its|his|her|their|our|this|that|an?)\s(?:[\w-]+\s)?(?:requests?|appeals?|demands?|offers?|"
    r"proposals?|calls?|invitations?|threats?|attacks?|needs?|alarms?|emergency|complaints?|letters?)\b(?!\s(?:for|seeking)\s"
    r"(?:comment|information|an interview|interviews|details|clarification|reaction|a response)|"
    r"\sto comment)",
    re.IGNORECASE,
)
"""What may be left without an answer and is no question: a request, an appeal."""
_VIEWED = re.compile(
    r"\b(?:rul(?:e|es|ed|ing) out|exclud\w+|tak(?:e|en|ing) (?:an?|any) (?:position|stance)|decid\w+|"
    r"commit\w*|mention\w*|announc\w+|never named?)\b",
    re.IGNORECASE,
)
_ANSWERS_TO = re.compile(r"\b(?:respond|repl|answer|return)", re.IGNORECASE)
_NOT_ASKED = re.compile(
    r"to\s(?:(?:comment|elaborate|speculate|expand)\s(?:further\s)?(?:on|about)|be\sdrawn\son|say|"
    r"discuss|answer|tell|"
    r"confirm|give|disclose)\s",
    re.IGNORECASE,
)


def words_of_told(view: View, told: Told) -> str:
    """Return the words of a statement's cue and contents, in lower case, with plain quotation marks."""
    spans = sorted((*told.cue, *told.content))
    return plainly(" ".join(span.text_of(view.text) for span in spans))


@cache
def _refusals(*sorts: str) -> re.Pattern[str]:
    """Return how an answer is refused, in the sorts given, or in any."""
    table = load_table("questions")["declined"]
    return re.compile("|".join(pattern for sort in sorts or table for pattern in table[sort]))


def declines(words: str, *sorts: str) -> bool:
    """Tell whether words, in lower case, refuse to answer, in one of the sorts given, or in any."""
    return _refusals(*sorts).search(words) is not None


def has_more(view: View, told: Told) -> bool:
    """Tell whether a refusal goes on to say something: a "but" after it, within what was said."""
    words = straight(" ".join(span.text_of(view.text) for span in told.content))
    refusal = _refusals().search(words.lower())
    return refusal is not None and _BUT.search(words, refusal.end()) is not None


def refuses_question(view: View, told: Told) -> bool:
    """Tell whether a statement says that something was not answered ("would not say how many …")."""
    if not told.content or told.stmt.quotation is Quotation.DIRECT:
        return False
    if _PASSED_ON.match(view.text, told.content[0].start):
        return False
    cue = " ".join(span.text_of(view.text) for span in told.cue)
    opening = told.content[0].text_of(view.text)[:_OPENING]
    words = plainly(f"{cue} {opening} ")
    if _PASSED_ON_ABOUT.match(view.text, told.content[0].start):
        return True
    if _REFERS.search(cue) or _VIEWED.search(f"{cue} {opening}"):
        return False
    if _ANSWERS_TO.search(cue) and _NO_QUESTION.match(view.text, told.content[0].start):
        return False
    return declines(words, *_STANDS_ALONE) or told.stmt.kind is Kind.DECLINE


def unasked(view: View, content: Span) -> Span:
    """Leave out how it was refused: of "to comment on the fees" the fees were asked about."""
    about = _PASSED_ON_ABOUT.match(view.text, content.start, content.end)
    if about is not None:
        return Span(*about.span("what"))
    lead = _NOT_ASKED.match(view.text, content.start, content.end)
    start = lead.end() if lead and lead.end() < content.end else content.start
    question = _A_QUESTION.match(view.text, start, content.end)
    return Span(question.end() if question and question.end() < content.end else start, content.end)
