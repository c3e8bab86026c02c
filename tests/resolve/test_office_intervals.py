from onrecord.model import Days, Entity, EntityType, Naming, Office, Span
from onrecord.model.tenure import ALL_DAYS
from onrecord.resolve.linking import link_entities
from onrecord.resolve.office_intervals import office_intervals
from tests.resolve.authorities import FILE, person, register


def entity(name, *offices, mentions=()):
    return Entity(name, name, EntityType.PERSON, Naming.NAMED, (name,), tuple(map(Office, offices)), mentions)


def held(*entities, file=FILE, text="", days: Days = ALL_DAYS):
    found = office_intervals(file, link_entities(entities, file, days), text)
    return [(one.entity_id, one.printed, [str(tenure) for tenure in one.tenures]) for one in found]


def test_an_office_printed_beside_a_name_gives_its_time():
    assert held(entity("Mara Oray", "Verian president")) == [("oray", "Verian president", ["2026/.."])]


def test_an_office_held_twice_gives_both_times():
    file = register(person("a", "Ann Sol", ("mayor", "Varn", "2000/2008"), ("mayor", "Varn", "2012/..")))
    assert held(entity("Ann Sol", "Varn mayor"), file=file) == [("a", "Varn mayor", ["2000/2008", "2012/.."])]


def test_a_name_without_an_office_tells_nothing():
    assert held(entity("Mara Oray")) == []


def test_an_office_held_no_more_tells_nothing():
    assert held(entity("Mara Oray", "former Verian president")) == []


def test_who_is_not_in_the_file_tells_nothing():
    assert held(entity("Nela Holt", "Verian president")) == []


def test_the_offices_of_several_before_their_names_count():
    text = "No talks. The Verian and French presidents, Mara Oray and Ann Sol, met."
    file = register(
        *FILE.authority.entities, person("sol", "Ann Sol", ("president of France", None, "2030/.."))
    )
    at = [Span(text.index(name), text.index(name) + len(name)) for name in ("Mara Oray", "Ann Sol")]
    found = held(
        entity("Mara Oray", mentions=at[:1]), entity("Ann Sol", mentions=at[1:]), file=file, text=text
    )
    assert [(key, times) for key, _, times in found] == [("oray", ["2026/.."]), ("sol", ["2030/.."])]


def test_somebody_who_is_named_but_no_entity_of_the_report_counts_with_the_office_before_the_name():
    text = "Talks of the Verian and the French presidents, Mara Oray and Ann Sol, ended."
    file = register(
        *FILE.authority.entities, person("sol", "Ann Sol", ("president of France", None, "2030/.."))
    )
    found = office_intervals(file, (), text)
    assert [(one.entity_id, one.printed, text[one.span.start : one.span.end]) for one in found] == [
        ("oray", "Verian and the French presidents", "Mara Oray"),
        ("sol", "French presidents", "Ann Sol"),
    ]


def test_a_name_that_two_of_the_file_bear_does_not_count():
    text = "The French president, Ann Sol, left."
    file = register(*(person(key, "Ann Sol", ("president of France", None, "2030/..")) for key in "ab"))
    assert office_intervals(file, (), text) == ()


def test_an_office_in_another_sentence_does_not_count():
    text = "The Verian president left. Then Mara Oray came."
    at = text.index("Mara")
    assert held(entity("Mara Oray", mentions=(Span(at, at + 9),)), text=text) == []
