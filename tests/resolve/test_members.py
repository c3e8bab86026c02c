import pytest

from onrecord.model import Entity, EntityType, Naming, Office
from onrecord.resolve.members import (
    Member,
    NameFit,
    block_of,
    full_name,
    is_distinctive,
    is_member,
    names_fit,
)

PERSON, BODY = EntityType.PERSON, EntityType.ORGANISATION


def entity(name="Ann Sol", type_=PERSON, naming=Naming.NAMED, *titles):
    return Entity("en-1", name, type_, naming, (name,), tuple(map(Office, titles)))


@pytest.mark.parametrize(
    ("left", "right", "fit"),
    [
        ("ann sol", "ann sol", NameFit.SAME),
        ("ann b sol", "ann sol", NameFit.SAME),
        ("ann b sol", "ann berta sol", NameFit.SAME),
        ("ann b sol", "ann c sol", NameFit.OTHER),
        ("a sol", "ann sol", NameFit.VARIANT),
        ("ilja rudenko", "ilja rudenka", NameFit.VARIANT),
        ("ann sol", "mara sol", NameFit.OTHER),
        ("sol", "ann sol", NameFit.OTHER),
    ],
)
def test_names_can_be_one_persons_or_not(left, right, fit):
    assert names_fit(tuple(left.split()), tuple(right.split())) is fit
    assert names_fit(tuple(right.split()), tuple(left.split())) is fit


@pytest.mark.parametrize("name", ["ann sol", "a sol", "ann b sol"])
def test_names_that_can_be_one_share_a_block(name):
    assert block_of(name, PERSON) == block_of("Ann Sol", PERSON)


def test_spellings_share_a_block_and_bodies_have_their_own():
    assert block_of("Ilja Rudenko", PERSON) == block_of("Ilja Rudenka", PERSON)
    assert block_of("Ann Sol", PERSON) != block_of("Ann Sol", BODY)


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (entity(), True),
        (entity("Sol"), True),
        (entity("—"), False),
        (entity(naming=Naming.UNNAMED), False),
        (entity("Harbour Board", BODY, Naming.COLLECTIVE), True),
        (entity("residents", EntityType.GROUP, Naming.COLLECTIVE), False),
        (entity("a report", EntityType.DOCUMENT, Naming.DOCUMENT), False),
        (entity("Ann Sol", EntityType.UNKNOWN), True),
        (entity("Varn", EntityType.UNKNOWN), False),
    ],
)
def test_only_who_has_a_name_can_be_met_again(made, wanted):
    assert is_member(made) is wanted


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Littoral Concord", True),
        ("Varn Bank", True),
        ("Foreign Ministry", False),
        ("Northern Command", False),
        ("NPU", False),
        ("Residence", True),
    ],
)
def test_a_bodys_name_is_its_own_or_one_that_many_have(name, own):
    assert is_distinctive(name) is own


@pytest.mark.parametrize(
    ("made", "name"),
    [(entity("ANN Sol"), "ann sol"), (entity("Sol"), None), (entity("Varn Bank", BODY), None)],
)
def test_company_is_people_with_full_names(made, name):
    assert full_name(made) == name


def test_only_an_office_that_says_whose_it_is_tells_people_apart():
    titles = ("Varn mayor", "mayor", "Varn official", "former Varn mayor")
    made = [Member("en-1", "Ann Sol", PERSON, (title,)) for title in titles]
    assert [bool(one.telling) for one in made] == [True, False, False, False]
