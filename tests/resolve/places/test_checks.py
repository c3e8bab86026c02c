"""Where a report contradicts the gazetteer, and where it only seems to. Real places, invented news."""

import pytest

from onrecord.model import IssueKind
from onrecord.resolve.places.checks import contradictions, issue_of
from onrecord.resolve.places.page import page_of
from onrecord.resolve.places.survey import survey
from onrecord.text.layout import lay_out
from tests.resolve.places.texts import GAZETTEER


def issues(text):
    layout = lay_out(text, title=None)
    page = page_of(text, layout.blocks, None, ())
    found = survey(page, GAZETTEER, mentions=None, dateline=layout.dateline)
    return [
        issue_of(page, GAZETTEER, claim, document="report", span=claim.span)
        for claim in contradictions(page, GAZETTEER, found)
    ]


WRONG_CAPITALS = {
    "Air strikes resumed on the Syrian capital of Aleppo, officials said.": "Aleppo",
    "The convoy reached the Syrian capital Aleppo on Monday.": "Aleppo",
    "The minister flew to the Syrian capital city of Homs.": "Homs",
    "Protests spread to Syria's capital Aleppo.": "Aleppo",
    "Aleppo, the Syrian capital, was quiet on Monday.": "Aleppo",
    "Aleppo, Syria's capital, was quiet on Monday.": "Aleppo",
    "The talks will be held in Lyon, the capital of France.": "Lyon",
    "Toronto, capital of Ghana, hosts the fair.": "Toronto",
    "Sydney is the capital of Australia.": "Sydney",
    "Sydney is Australia's capital and largest city.": "Sydney",
    "The Turkish capital of Izmir was hit by an earthquake.": "Izmir",
    "Talks in the Russian capital, Kazan, went on for a second day.": "Kazan",
    "The German capital Munich welcomed the team.": "Munich",
    "The Syrian capital of Ankara was shelled.": "Ankara",
    "Nairobi is the capital of Uganda.": "Nairobi",
    "The fair in the Swiss capital of Geneva closed.": "Geneva",
}

WRONG_COUNTRIES = {
    "Shells fell on the Turkish city of Aleppo overnight.": ("Aleppo", "Turkey", "Syria"),
    "A bomb went off in the Iraqi city of Damascus.": ("Damascus", "Iraq", "Syria"),
    "The delegation left the besieged Turkish city of Mosul.": ("Mosul", "Turkey", "Iraq"),
    "The northern Iranian city of Mosul was quiet.": ("Mosul", "Iran", "Iraq"),
    "Refugees arrived in Aleppo, in neighbouring Turkey, on Friday.": ("Aleppo", "Turkey", "Syria"),
    "Fighters withdrew from Mosul, in northern Syria.": ("Mosul", "Syria", "Iraq"),
    "He was born in the Iranian province of Aleppo.": ("Aleppo", "Iran", "Syria"),
    "BAGHDAD, Syria (Corvane) - The council met on Monday.": ("Baghdad", "Syria", "Iraq"),
}

RIGHT = """
The Syrian capital of Damascus was quiet.
The Syrian capital Damascus was quiet.
The British capital, London, was quiet.
London, the British capital, was quiet.
Paris, France's capital, was quiet.
Washington, the US capital, was quiet.
Damascus is the capital of Syria.
The Congolese capital, Kinshasa, was quiet.
The Congolese capital Brazzaville was quiet.
The Korean capital Seoul was quiet.
The Ukrainian capital Kiev was quiet.
ALEPPO, Syria (Corvane) - The council met on Monday.
PARIS, Texas (Corvane) - The council met on Monday.
Mosul, in northern Iraq, was quiet.
Refugees arrived in Gaziantep, in neighbouring Turkey.
The Syrian city of Aleppo was quiet.
"""

OTHER_CAPITALS = """
Aleppo, Syria's second city, was quiet.
Aleppo, once Syria's commercial capital, was quiet.
Aleppo is the commercial capital of Syria.
Aleppo is the capital of Aleppo province.
Lyon, the gastronomic capital of France, hosts the talks.
Lyon, the capital of the Rhone region, hosts the talks.
The Bavarian capital of Munich was quiet.
The state capital of Albany was quiet.
The Syrian provincial capital of Idlib was shelled.
The former Kazakh capital of Almaty hosts the fair.
The then German capital of Bonn was quiet.
The old Russian capital of Saint Petersburg froze.
The Bosnian Serb capital of Banja Luka was quiet.
The Scottish capital of Edinburgh was quiet.
Aleppo, the ancient capital of Syria, was quiet.
"""

CONTESTED = """
The Kazakh capital of Almaty hosts the fair.
The Nigerian capital of Lagos was chosen.
The Israeli capital of Jerusalem was quiet.
The Israeli capital, Tel Aviv, was quiet.
The Bolivian capital of La Paz was quiet.
The South African capital of Cape Town was quiet.
The Dutch capital, The Hague, was quiet.
The Sri Lankan capital of Colombo was quiet.
The Burmese capital of Yangon was quiet.
The Tanzanian capital of Dar es Salaam was quiet.
The Ukrainian city of Sevastopol was quiet.
The Russian city of Sevastopol was quiet.
The Chinese city of Hong Kong was quiet.
The Serbian city of Pristina was quiet.
The Palestinian city of Jerusalem was quiet.
The Irish city of Belfast was quiet.
The French city of Cayenne was quiet.
The Indian city of Srinagar and the Pakistani city of Srinagar are one.
"""

AMBIGUOUS = """
The Turkish city of Brenagol was quiet.
The Syrian capital of Brenag was quiet.
The Turkish town of Aleppo was quiet.
The American city of Paris was quiet.
The Canadian city of London was quiet.
The Spanish city of Granada and the Nicaraguan city of Granada were twinned.
The Georgian capital of Atlanta was quiet.
The German city of Breslau was rebuilt.
"""

NOT_ASSERTED = """
In the Syrian capital, Aleppo's fall was cheered.
He flew from the Syrian capital, Aleppo and Homs being closed.
They met in Damascus, the Syrian capital, Aleppo and Homs.
Strikes hit Aleppo, the Syrian capital, Damascus, and Homs.
Strikes hit Aleppo and the Syrian capital.
Aleppo, the Syrian capital and Homs were hit.
Turkish troops entered the city of Aleppo.
A Turkish convoy bound for the city of Aleppo was stopped.
After leaving Aleppo, in northern Iraq they found shelter.
Aleppo is not the capital of Syria.
It was wrongly reported that Aleppo is the capital of Syria.
The so-called Syrian capital of Aleppo was quiet.
In 1942 the German city of Warsaw was in ruins.
In the 12th century the Syrian capital of Aleppo was strong.
The Aleppo-based Turkish city council resigned.
The Syrian capital has fallen. Aleppo stands.
"""


def lines(block):
    return block.strip().splitlines()


@pytest.mark.parametrize("text", WRONG_CAPITALS)
def test_a_wrong_capital_is_raised(text):
    (issue,) = issues(text)
    assert (issue.kind, issue.code) == (IssueKind.CHECK, "place-contradiction")
    assert issue.stated.startswith(f"{WRONG_CAPITALS[text]} is the capital of ")
    assert issue.known.startswith("the capital of ")


@pytest.mark.parametrize("text", WRONG_COUNTRIES)
def test_a_wrong_country_is_raised(text):
    (issue,) = issues(text)
    city, stated, known = WRONG_COUNTRIES[text]
    assert issue.stated == f"{city} is in {stated}"
    assert known in issue.known


@pytest.mark.parametrize(
    "text",
    [line for block in (RIGHT, OTHER_CAPITALS, CONTESTED, AMBIGUOUS, NOT_ASSERTED) for line in lines(block)],
)
def test_what_is_right_or_may_be_is_left_alone(text):
    assert issues(text) == []


def test_the_issue_says_where_and_what_is_known():
    text = "Strikes hit the Syrian capital of Aleppo."
    (issue,) = issues(text)
    assert issue.span.text_of(text) == "Syrian capital of Aleppo"
    assert issue.known == "the capital of Syria is Damascus"
    assert "“Syrian capital of Aleppo”" in issue.message
    assert "Damascus" in issue.message
    assert "nothing was changed" in issue.message


def test_each_claim_is_raised_where_it_stands():
    text = "Strikes hit the Syrian capital of Aleppo. Later the Syrian capital of Homs was hit."
    assert [issue.span.text_of(text) for issue in issues(text)] == [
        "Syrian capital of Aleppo",
        "Syrian capital of Homs",
    ]
