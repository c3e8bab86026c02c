"""What can be an option, and who can have a view of it.

    "the merger of the two yards"     an option: a thing to do, to have or to leave
    "the guests at the gate"          none: people are welcomed, not chosen
    "Ada Lund"                        none, unless she is voted for

A word that is a verb and a noun is a verb where a thing stands behind it: "they protest the ban", but not
"the protests will go on".
"""

from __future__ import annotations

import re

from onrecord.interpret.parties import is_somebody
from onrecord.interpret.view import View
from onrecord.model import Party, Span
from onrecord.resources import words_of

_SHORTEST = 2
_NO_OPTION = re.compile(
    r"(?:him|them|me|us|you|it|so|what|who|how|why|whether|if|myself|himself|herself|being|somebody|someone|"
    r"anyone|nobody)\b|"
    r"(?:her|that|this|one|all|any|some)$|(?:[\w’'-]+\s){0,3}?(?:claim|demand|allegation|accusation|"
    r"charge|request|appeal|question|"
    r"report|criticism|notion|word|statement|speech|tone|letter|insinuation|insult|characterization|characterisation|petition|plea|call|remark|comment|"
    r"account|version|suggestion that|assertion|rumou?r|assurance)s?\b",
    re.IGNORECASE,
)
_ANY = re.compile(r"(?:an|any|another)\s(?:appeal|petition|charge|call)\b", re.IGNORECASE)
_OF_SOMEBODY = re.compile(
    r"['’]s?\s(?:[\w’'-]+\s)?(?:decision|move|plan|proposal|offer|announcement|ruling|step|idea|call|pledge|order|"
    r"bid|ban|strike|policy|initiative|withdrawal|resignation)s?\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"(?:(?:the|a|an|his|her|its|their|our|my|all|any|some|many|most|new|two|three)\s)*(?:[\w-]+\s){0,2}?"
    r"(?:crowds?|guests?|fans?|visitors?|m[ae]n|wom[ae]n|girls?|boys?|bab(?:y|ies)|sons?|daughters?|wife|"
    r"husband|critics?|reporters?|journalists?|refugees?|tourists?|delegates?|delegations?|patients?|families|"
    r"family|children|child|people|pope|pilgrims?|colleagues?|friends?|opponents?|rivals?|candidates?|"
    r"newcomers?|outsiders?|worshippers|protesters?|demonstrators?|players?|pupils?)(?=$|[\s,.;:])",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.?\s[A-Z]|(?:Senator|President|Governor|Chancellor|Secretary)\s[A-Z]|"
    r"(?:her|him)\s(?:early|last|this|over|as|for|in|on|at|again|to)\b|"
    r"(?!The\b)[A-Z][\w’'-]*(?<!['’]s)(?:\s[A-Z][\w’'-]*(?<!['’]s))*(?=$|[,;]|\s(?:over|for|as|in|on|at|to|and|by|"
    r"or|who|again|last|this|after|when)\b)"
)
_THING = re.compile(
    r"\b(?:\w+(?:tion|sion|ment|ure|ance|ence|sal|wal|val|ing|cy|ty|age|out|off)s?|decisions?|orders?|moves?|"
    r"plans?|laws?|bills?|rules?|bans?|deals?|steps?|polic(?:y|ies)|offers?|verdicts?|tax(?:es)?|lev(?:y|ies)|"
    r"cuts?|strikes?|reforms?|mergers?|sales?|tariffs?|fines?|delays?|ideas?|schemes?|projects?|changes?|"
    r"increases?|rises?|pauses?|truces?|elections?|votes?|demands?|norms?|bridges?|dams?|roads?|invasion|war|"
    r"budgets?|programmes?|programs?|approach|efforts?|progress|pacts?|accords?|treat(?:y|ies)|use|return|"
    r"recounts?|freeze|curfew|levels?|rates?|prices?|fees?|system|conference|arrests?|raids?|blockade|mandates?|\w*lists?)\b",
    re.IGNORECASE,
)
_BLAMED = re.compile(
    r"(?P<who>(?:(?:the|his|her|its|their|our)\s)?(?:[\w.-]+\s){1,5}?)"
    r"(?:for\s(?=(?:not\s)?\w+ing\b)|(?P<of>for)\s(?=(?:the|an?|his|her|its|their)\s)|"
    r"(?<!row\s)(?<!dispute\s)(?<!war\s)(?<!talks\s)(?<!control\s)(?<!power\s)(?<!victory\s)over\s)(?P<what>.+)",
    re.DOTALL,
)
_CHOSEN = re.compile(
    r"(?:endors|back|support|favou?r|propos|recommend|suggest|advocat|champion|fight|fought|protest|resist|oppos)",
    re.IGNORECASE,
)
_WITHIN = 8
_VERBS_OF_TONE = re.compile(
    r"(?:prais|hail|laud|salut|commend|applaud|tout|champion|criticis|criticiz|slam|blast|attack|derid|condemn|"
    r"denounc|deplor|fight|fought|embrac|resist|dismiss|bash|rip|fault|pan|savag|disparag|trash|scorn|bemoan|"
    r"lambast|assail|decr|fla[iy]|rebuk|skewer|defend)",
    re.IGNORECASE,
)
_NOUNS_TOO = re.compile(
    r"(?:support|backs?|favou?rs?|protests?|attack(?:s|ing)?|fights?|blasts?|welcome|champions?|praise|"
    r"rips?|pans?|faults?|rebukes?|defends?|approach(?:es)?|objects?|advocates?|embrace|endorse|reject|scorn)\b",
    re.IGNORECASE,
)
_BEHIND_VERB = re.compile(
    r"(?:the|an?|this|that|these|those|any|all|its|their|his|her|our|my|such|no|every|both|some|more|further|"
    r"new|another|either|efforts?|plans?|lower|higher|full|early|[\w-]{2,}ing|[\w’'-]+(?:ed|al|ic|an)\s[\w’'-]+|"
    r"(?!because|out|instead|ahead|back)[\w-]+\s(?:of|to|for)\s\w+|[\w-]+\s[\w-]*(?:tion|sion|ment|form|form)s?)\b"
    r"|(?-i:[A-Z])|[\"“]",
    re.IGNORECASE,
)
_NO_BEARER = re.compile(
    r"\b(?:who|whose|which|that|what|whom|to get|began|carried|needs?|continue|there|could|something|"
    r"thing it)\b|\b(?:and|or|simply|itself)$|"
    r"^(?:estimates?|figures?|numbers?|polls?|surveys?|data|studies|study|research|evidence|results?|deals?|"
    r"plans?|bills?|laws?|rules?|win|gaffe|emerging|unsanctioned|region|area|weather|system|film|everything|"
    r"nothing|[\w-]+ing)$",
    re.IGNORECASE,
)


def is_no_option(words: str) -> bool:
    """Tell whether words name a person, a claim or a request, of which no view is a stance."""
    return _NO_OPTION.match(words) is not None and not _ANY.match(words)


def is_option(view: View, target: str | None, words: str) -> bool:
    """Tell whether words name a thing: some word is no name, and they name no party of the report."""
    if _PEOPLE.match(words) or _PERSON.match(words):
        return False
    bare = re.sub(r"^(?:the|a|an|his|her|its|their|our)\s", "", words, flags=re.IGNORECASE)
    common = [word for word in bare.split() if word[:1].islower() and len(word) > _SHORTEST]
    common = [word for word in common if word not in words_of("words", "function")]
    of_person = target is not None and target in words and _OF_SOMEBODY.search(words) is None
    return bool(common) and bare.lower() not in view.names and not of_person


def blamed_for(view: View, verb: str, object_: Span) -> Span | None:
    """Return what somebody is blamed or praised for ("criticised Ada Lund for closing the ford")."""
    found = _BLAMED.fullmatch(view.text, object_.start, object_.end)
    if found is None or _CHOSEN.match(verb):
        return None
    if found["of"] and not is_somebody(view, Span(*found.span("who"))):
        return None
    return Span(*found.span("what"))


def is_judged(verb: str, words: str) -> bool:
    """Tell whether a verb of praise or blame is said of something that is done or decided."""
    if _VERBS_OF_TONE.match(verb) is None:
        return True
    return _THING.search(" ".join(words.split()[:_WITHIN])) is not None


def is_verb(text: str, start: int, object_start: int) -> bool:
    """Tell whether a word that may be a noun is a verb: it has no article before it and a thing behind it.

    >>> text = "unsanctioned protests will erupt"
    >>> is_verb(text, 13, 22)
    False
    """
    if _NOUNS_TOO.match(text, start) is None:
        return True
    before = text[max(0, start - _WITHIN) : start].rstrip().lower()
    held = before.endswith((" of", " for", " with", " need", "need", "'", "“", "-"))
    return _BEHIND_VERB.match(text, object_start) is not None and not held


def may_hold(parties: tuple[Party, ...]) -> bool:
    """Tell whether those who are said to have a view can have one: no figures, no half clauses."""
    return not any(_NO_BEARER.search(party.name) for party in parties)
