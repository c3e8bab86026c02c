"""Wordings with slots as patterns: what stands in braces is a small word, a word of the rule, or a part.

>>> compile_wording("{on} to {object}", ("agreed",)).search("Both agreed to meet in May.")["object"]
'meet in May.'
"""

from __future__ import annotations

import re
from functools import cache

_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
_SMALL = {
    "be": r"(?:is|are|was|were|be|been|being|(?<=\bI\s)am|(?<=\bI)['’]m|['’]s|['’]re)",
    "passive": (
        r"(?:(?:has|have|had|['’]ve|['’]s|['’]d|having)\s(?:\w+ly\s|already\s|now\s|also\s|just\s)?been|"
        r"(?:will|would|shall|['’]ll|is\sto|are\sto)\s(?:\w+ly\s|now\s|also\s)?be|"
        r"(?:is|are|was|were|['’]s|['’]re)(?:\s(?:\w+ly\s|now\s|also\s|still\s)?being)?|be|been)"
    ),
    "have": r"(?:has|have|had|['’]ve)",
    "will": r"(?:will|would|shall|['’]ll|is to|are to)",
    "adv": (
        r"(?:(?:(?!(?:fly|ply|apply|reply|rely|supply|comply|rally|ally)\b)\w+ly|also|still|now|again|"
        r"already|once more|just|only|since|first|then|so far|in turn|"
        r"both|yet|today|yesterday|at once|long|later|earlier|on \w+day|last \w+|this \w+)\s)*"
    ),
    "the": r"(?:(?:the|a|an|its|their|his|her|our|my|all|any|this|that|these|those|such)\s)?",
}
_STOPS = (
    r"(?!(?:because|that|who|which|what|if|when|whether|how|why|to|for|about|is|are|was|were|has|have|"
    r"had|will|would|said|"
    r"and to|but)\b|(?-i:may|might|can|could|should|must|does|did)\b)"
)
_NO_CLAUSE = r"(?!(?:he|she|they|we|(?-i:I))\b)"
"""Within a party: a pronoun there begins a clause of its own ("told the paper he planned to …")."""
_NAMED = rf"{_STOPS}[\w’'.&-]+(?:\s{_STOPS}{_NO_CLAUSE}[\w’'.&-]+){{0,8}}?(?:,\s[^,;:!?]{{2,40}},)?"
_TAIL = (
    rf"(?:(?!(?:and|or|at|in|on|with|by|under|within|from|not|as|during|after|before)\b){_STOPS}[\w’'.&()-]+)"
)
_SHAPES = {
    "end": rf"{_TAIL}(?:\s{_TAIL}|\sof(?=\s)|\sfor(?=\s)){{0,8}}",
    "np": r"[^;:!?]{1,140}?",
    "all": r"\S.*",
    "pronoun": r"(?:us|them|me|him|her|you|everyone)",
    "party": _NAMED,
}


@cache
def compile_wording(say: str, phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Turn a wording with slots into a pattern.

    Raises:
        re.error: The wording is no pattern.
    """
    on = "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))
    on = on.replace("\\ ", "\\s").replace("'", "['’]")

    def slot(found: re.Match[str]) -> str:
        name, shape = found[1], found[2]
        if name == "on":
            return rf"(?:{on})"
        if name in _SMALL:
            return _SMALL[name]
        return rf"(?P<{name}>{_SHAPES[shape or ('all' if name == 'object' else 'party')]})"

    spaced = say.replace("} {", "}\\s{").replace(" ", "\\s")
    bound = r"(?<![\w’'-](?!['’]))(?<![’'-])"
    return re.compile(rf"{bound}{_SLOT.sub(slot, spaced)}(?![\w])", re.IGNORECASE | re.DOTALL)
