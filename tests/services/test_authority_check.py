import pytest

from onrecord.model import Alias, Authority, AuthorityEntity, EntityType, Holding, SpeaksFor
from onrecord.pipeline import load_authority
from onrecord.resources.sample import sample_authority
from onrecord.services import check_authority
from tests.resolve.authorities import person


def found(*entities):
    return [(issue.code, issue.document) for issue in check_authority(Authority(entities))]


def at(row, entity, **changes):
    import dataclasses

    return dataclasses.replace(entity, source="people.csv", row=row, **changes)


def test_a_sound_file_gives_nothing():
    assert (
        found(
            person("a", "Ann Sol", ("mayor", "Varn", "2018/2024")),
            person("b", "Adel Tun", ("mayor", "Varn", "2024/..")),
        )
        == []
    )


def test_two_holders_of_one_office_at_a_time_are_told():
    one = at(2, person("a", "Ann Sol", ("mayor of Varn", None, "2018/2024")))
    other = at(3, person("b", "Adel Tun", ("Varn mayor", None, "2020/..")))
    (issue,) = check_authority(Authority([one, other]))
    assert (issue.code, issue.document) == ("two-holders", "people.csv:2")
    assert (
        "Ann Sol (mayor of Varn, 2018/2024) and Adel Tun (Varn mayor, 2020/.., people.csv:3)" in issue.message
    )


@pytest.mark.parametrize(
    ("title", "shared"),
    [("member of the Varn Assembly", None), ("deputy mayor of Varn", None), ("seat of Varn", True)],
)
def test_an_office_that_several_hold_may_have_several_holders(title, shared):
    held = (Holding(title, None, "2018/2024", shared),)
    assert (
        found(*(AuthorityEntity(key, f"Ann{key} Sol", EntityType.PERSON, offices=held) for key in "ab")) == []
    )


def test_terms_that_may_only_touch_are_no_contradiction():
    terms = ("2018/2024-05", "2024/..")
    assert (
        found(*(person(f"p{n}", f"Ann{n} Sol", ("mayor", "Varn", term)) for n, term in enumerate(terms)))
        == []
    )


def test_one_office_twice_at_a_time_is_told():
    twice = person("a", "Ann Sol", ("mayor", "Varn", "2018/2024"), ("Varn mayor", None, "2020/2026"))
    assert [code for code, _ in found(twice)] == ["overlapping-terms"]


def test_nobody_behind_speaks_for_is_told():
    one = person("a", "Ann Sol", speaks_for=(SpeaksFor("Nobody Here"),))
    assert [code for code, _ in found(one)] == ["unknown-target"]
    two = [person(key, "Mara Oray") for key in ("b", "c")]
    speaking = person("a", "Ann Sol", speaks_for=(SpeaksFor("Mara Oray"),))
    assert [code for code, _ in found(speaking, *two)] == ["unknown-target", "homonyms"]


def test_a_circle_is_told_once_and_ends():
    circle = [
        person("a", "Ann Sol", speaks_for=(SpeaksFor("b"),)),
        person("b", "Adel Tun", speaks_for=(SpeaksFor("c"), SpeaksFor("c"))),
        person("c", "Mara Oray", speaks_for=(SpeaksFor("a"),)),
        person("d", "Ivo Holt", speaks_for=(SpeaksFor("a"),)),
    ]
    (issue,) = check_authority(Authority(circle))
    assert issue.code == "speaks-in-a-circle"
    assert "Ann Sol for Adel Tun for Mara Oray for Ann Sol" in issue.message


def test_homonyms_are_told_and_those_listed_twice():
    apart = [
        person("a", "Ann Sol", ("mayor", "Varn", "2018/..")),
        person("b", "Ann Sol", ("chair", "Salen Bank", None)),
    ]
    assert [code for code, _ in found(*apart)] == ["homonyms"]
    twice = [
        person("a", "Ann Sol", ("mayor", "Varn", "2018/..")),
        person("b", "Ann Sol", ("Varn mayor", None, "2020/..")),
    ]
    assert [code for code, _ in found(*twice)] == ["listed-twice"]


def test_an_alias_that_is_anothers_name_is_told_and_a_weak_one_is_not():
    one, other = person("a", "Ann Sol", aliases=(Alias("Mara Oray"),)), person("b", "Mara Oray")
    assert [code for code, _ in found(one, other)] == ["homonyms"]
    weak = person("a", "Ann Sol", aliases=(Alias("Mara Oray", weak=True),))
    assert found(weak, other) == []


@pytest.mark.parametrize(
    ("entity", "code"),
    [
        (AuthorityEntity("a", "—", EntityType.PERSON), "no-name"),
        (person("a", "Ann Sol", ("mayor", "Varn", "soon/..")), "bad-date"),
        (person("a", "Ann Sol", ("mayor", "Varn", "2024/2018")), "bad-date"),
    ],
)
def test_what_cannot_be_used_is_told_and_the_rest_is_checked(entity, code):
    assert [found_code for found_code, _ in found(entity, person("b", "Adel Tun"))] == [code]


def test_the_sample_file_is_sound():
    loaded = load_authority([str(sample_authority())])
    assert loaded.issues == ()
    assert list(check_authority(loaded.authority.register.authority)) == []
    assert len(loaded.authority.register) == 20
