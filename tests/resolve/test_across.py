import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Candidate, EntityType, Link, Reason
from onrecord.resolve.across import Ties, authority_record_id, place_members
from tests.resolve.across import member, sorts

BODY = EntityType.ORGANISATION


def linked(key):
    return Link(Candidate(key, "Ann Sol", 0.9, (Reason("full-name", "Ann Sol", "Ann Sol", 0.8),)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["Varn mayor"], ["mayor of Varn"]),
        (["Verian foreign minister"], ["foreign minister"]),
        (["Harbour Board chair"], ["Harbour Board spokeswoman"]),
        (["Varn mayor", "Harbour Board chair"], ["chair of the Harbour Board"]),
    ],
)
def test_a_full_name_and_agreeing_offices_are_one_person(left, right):
    assert sorts(member("a", "Ann Sol", *left), member("b", "Ann Sol", *right)) == ["a b"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["Varn mayor"], ["chief economist at Salen Bank"]),
        (["Verian foreign minister"], ["nurse at Salen Hospital"]),
        (["Varn mayor"], ["nurse"]),
        (["nurse"], ["doctor"]),
        ([], []),
        (["Verian president"], ["Verian swimmer"]),
    ],
)
def test_a_full_name_alone_or_with_other_offices_is_not_one_person(left, right):
    assert sorts(member("a", "Ann Sol", *left), member("b", "Ann Sol", *right)) == ["a", "b"]


def test_offices_of_other_bodies_far_apart_in_time_need_company():
    then, now = (
        member("a", "Ann Sol", "Varn mayor", day="2011-03-04"),
        member("b", "Ann Sol", "Salen Bank chair"),
    )
    assert sorts(then, now) == ["a", "b"]
    both = [dataclasses.replace(one, company=frozenset({"ivo holt", "mara oray"})) for one in (then, now)]
    assert sorts(*both) == ["a b"]


def test_offices_of_other_bodies_at_the_same_time_stay_apart_whatever_the_company():
    company = {"ivo holt", "mara oray", "adel tun"}
    two = [
        member("a", "Ann Sol", "Varn mayor", company=company),
        member("b", "Ann Sol", "Salen Bank chair", company=company),
    ]
    assert sorts(*two) == ["a", "b"]


@pytest.mark.parametrize(
    ("company", "day", "groups"),
    [
        ({"mara oray", "adel tun"}, "2033-01-01", ["a b"]),
        ({"mara oray"}, "2031-03-06", ["a b"]),
        ({"mara oray"}, "2033-01-01", ["a", "b"]),
        ({"nela holt"}, "2031-03-04", ["a", "b"]),
    ],
)
def test_who_has_no_office_is_known_by_the_company(company, day, groups):
    one = member("a", "Ann Sol", "Varn mayor", company={"mara oray", "adel tun", "ivo holt"})
    assert sorts(one, member("b", "Ann Sol", company=company, day=day)) == groups


def test_versions_of_one_story_name_the_same_person():
    assert sorts(member("a", story="st-1"), member("b", story="st-1")) == ["a b"]


def test_a_father_and_a_son_of_one_name_stay_apart_though_one_story_names_both():
    two = [member("a", "Ivo Sol", "Varn mayor", story="st-1"), member("b", "Ivo Sol Jr.", story="st-1")]
    assert sorts(*two) == ["a", "b"]


def test_a_name_with_a_suffix_is_one_with_itself():
    two = [member("a", "Ivo Sol Jr.", story="st-1"), member("b", "Ivo Sol, Jr", story="st-1")]
    assert sorts(*two) == ["a b"]


def test_who_fits_two_bearers_of_the_name_stays_apart():
    mayor = member("a", "Ann Sol", "Varn mayor", company={"mara oray"})
    banker = member("b", "Ann Sol", "Salen Bank chair", company={"mara oray"})
    assert sorts(mayor, banker, member("c", "Ann Sol", company={"mara oray"})) == ["a", "b", "c"]


def test_a_bare_noun_of_office_is_enough_beside_a_full_name():
    assert sorts(member("a", "Ann Sol", "president of Veria"), member("b", "Ann Sol", "president")) == ["a b"]


def test_a_variant_of_the_name_needs_the_office():
    minister = member("a", "Ann Sol", "Verian foreign minister", company={"mara oray", "adel tun"})
    assert sorts(minister, member("b", "A. Sol", company={"mara oray", "adel tun"})) == ["a", "b"]
    assert sorts(minister, member("b", "A. Sol", "foreign minister of Veria")) == ["a b"]


def test_a_surname_is_nobody_by_itself():
    assert sorts(member("a", "Sol", "Varn mayor"), member("b", "Ann Sol", "Varn mayor")) == ["a", "b"]


def test_types_never_meet():
    two = [
        member("a", "Ann Sol", story="st-1"),
        member("b", "Ann Sol", story="st-1", type_=BODY),
    ]
    assert sorts(*two) == ["a", "b"]
    assert sorts(two[0], dataclasses.replace(two[1], type=EntityType.UNKNOWN)) == ["a b"]


@pytest.mark.parametrize(
    ("name", "company", "groups"),
    [
        ("Littoral Concord", (), ["a b"]),
        ("Foreign Ministry", (), ["a", "b"]),
        ("Foreign Ministry", ("oda renk",), ["a b"]),
    ],
)
def test_a_body_is_known_by_a_name_of_its_own_or_by_its_people(name, company, groups):
    two = [member(key, name, type_=BODY, company=company) for key in "ab"]
    assert sorts(*two) == groups


def test_the_authority_file_goes_before_names_and_offices():
    one = member("a", "Ann Sol", "Varn mayor", link=linked("au-1"))
    other = member("b", "Annie Solberg", "Salen Bank chair", link=linked("au-1"))
    assert sorts(one, other) == ["a b"]
    assert {placed.record_id for placed in place_members([one, other], Ties())} == {
        authority_record_id("au-1")
    }


def test_two_of_the_authority_file_never_meet():
    two = [member(key, "Ann Sol", "Varn mayor", link=linked(f"au-{key}")) for key in "ab"]
    assert sorts(*two) == ["a", "b"]


def test_who_is_not_in_the_file_can_join_one_who_is():
    one = member("a", "Ann Sol", "Varn mayor", link=linked("au-1"))
    assert sorts(one, member("b", "Ann Sol", "Varn mayor")) == ["a b"]


def test_each_merge_shows_its_reasons():
    placed = place_members(
        [member("a", "Ann Sol", "Varn mayor"), member("b", "Ann Sol", "mayor of Varn", day="2031-03-09")],
        Ties(),
    )
    assert placed[0].joined_to is None
    assert placed[0].reasons == ()
    assert placed[1].joined_to == "a"
    assert [reason.rule for reason in placed[1].reasons] == ["full-name", "same-office"]
    assert (placed[1].reasons[0].printed, placed[1].reasons[0].other) == ("Ann Sol", "Ann Sol")
    assert placed[1].score == 0.9


SAME = [
    member("a", "Ann Sol", "Varn mayor"),
    member("b", "Ann Sol", "Varn mayor"),
    member("c", "Ann Sol", "Varn mayor"),
]


@pytest.mark.parametrize(
    ("ties", "groups"),
    [
        (Ties(), ["a b c"]),
        (Ties(alone=frozenset({"b"})), ["a c", "b"]),
        (Ties(apart=frozenset({("b", "a")})), ["a c", "b"]),
        (Ties(apart=frozenset({("a", "b")})), ["a", "b c"]),
    ],
)
def test_a_judgement_splits(ties, groups):
    assert sorts(*SAME, ties=ties) == groups


def test_a_judgement_joins_what_nothing_else_would():
    two = [member("a", "Ann Sol", "Varn mayor"), member("b", "Mara Oray", "Salen Bank chair")]
    (first, second) = place_members(two, Ties(same=frozenset({("b", "a")})))
    assert first.record_id == second.record_id
    assert (second.joined_to, second.score, second.reasons[0].rule) == ("a", 1.0, "judged-the-same")


def test_a_judgement_takes_a_link_away_and_gives_one():
    one = member("a", "Ann Sol", link=linked("au-1"))
    for ties in (Ties(unlinked=frozenset({("a", "au-1")})), Ties(alone=frozenset({"a"}))):
        (placed,) = place_members([one], ties)
        assert placed.record_id != authority_record_id("au-1")
    (placed,) = place_members([one], Ties(linked=frozenset({("a", "au-2")})))
    assert placed.record_id == authority_record_id("au-2")
    assert placed.reasons[0].rule == "judged-the-same"


def test_who_is_judged_not_to_be_another_keeps_no_link_to_the_same_one():
    two = [member(key, "Ann Sol", link=linked("au-1")) for key in "ab"]
    assert sorts(*two, ties=Ties(apart=frozenset({("b", "a")}))) == ["a", "b"]


TITLES = [
    "Varn mayor",
    "mayor of Varn",
    "mayor",
    "Salen Bank chair",
    "nurse",
    "Verian foreign minister",
    "Verian diplomat",
]
NAMES = ["Ann Sol", "A. Sol", "Ann B. Sol", "Ann C. Sol", "Sol", "Ilja Solberg"]
PEOPLE = ["mara oray", "adel tun", "ivo holt"]


@st.composite
def members(draw):
    count = draw(st.integers(1, 7))
    return [
        member(
            f"en-{number}",
            draw(st.sampled_from(NAMES)),
            *draw(st.lists(st.sampled_from(TITLES), max_size=2, unique=True)),
            day=draw(st.sampled_from(["2031-03-04", "2031-03-09", "2035-01-01"])),
            company=draw(st.sets(st.sampled_from(PEOPLE))),
            story=draw(st.sampled_from([None, "st-x"])),
            link=draw(st.sampled_from([None, None, linked("au-1"), linked("au-2")])),
        )
        for number in range(count)
    ]


@given(members(), st.randoms())
def test_the_order_of_coming_decides_nothing(made, random):
    shuffled = list(made)
    random.shuffle(shuffled)
    assert place_members(shuffled, Ties()) == place_members(made, Ties())


@given(members())
def test_nothing_is_lost_and_everything_is_explained(made):
    placed = place_members(made, Ties())
    by_id = {one.id: one for one in made}
    assert [one.id for one in placed] == sorted(by_id)
    for one in placed:
        assert 0 <= one.score <= 1
        if one.joined_to is not None:
            assert one.reasons
    sizes = [one.record_id for one in placed]
    firsts = [one for one in placed if one.joined_to is None]
    assert len({one.record_id for one in firsts}) == len(firsts)
    assert set(sizes) >= {one.record_id for one in firsts}


@given(members(), st.data())
def test_who_is_judged_alone_is_alone_and_a_judged_pair_is_one(made, data):
    ids = [one.id for one in made]
    alone = data.draw(st.sampled_from(ids))
    groups = sorts(*made, ties=Ties(alone=frozenset({alone})))
    assert alone in groups
    pair = (data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids)))
    joined = sorts(*made, ties=Ties(same=frozenset({pair})))
    assert any(set(pair) <= set(group.split()) for group in joined)
