import pytest
from hypothesis import given

from onrecord.resolve.posts import Fit, compare, country_words, post_words, read_post
from tests.strategies import texts


@pytest.mark.parametrize(
    ("title", "noun", "words"),
    [
        ("Verian foreign minister", "minister", {"verian", "foreign"}),
        ("minister of foreign affairs of Veria", "minister", {"foreign", "veria"}),
        ("spokeswoman for the Harbour Board", "spokesman", {"harbour", "board"}),
        ("presidential press secretary", "spokesman", {"president"}),
        ("Oray's spokesman", "spokesman", {"oray"}),
        ("U.S. Secretary of Defense", "secretary", {"@us", "defence"}),
        ("president of the United States", "president", {"@us"}),
        ("French prime minister", "premier", {"@fr"}),
        ("mayor", "mayor", set()),
        ("chief economist at Varn Bank", "economist", {"chief", "varn", "bank"}),
        ("", "", set()),
    ],
)
def test_an_office_is_a_noun_and_what_tells_it_from_others(title, noun, words):
    post = read_post(title)
    assert (post.noun, post.words) == (noun, words)


@pytest.mark.parametrize(
    ("title", "rank", "former"),
    [
        ("deputy foreign minister", {"deputy"}, False),
        ("first deputy prime minister", {"first", "deputy"}, False),
        ("former mayor of Varn", set(), True),
        ("ex-president", set(), True),
        ("president-elect of Veria", set(), True),
        ("acting governor", {"acting"}, False),
    ],
)
def test_rank_and_past_are_told(title, rank, former):
    post = read_post(title)
    assert (post.rank, post.former) == (rank, former)


@pytest.mark.parametrize(
    ("printed", "listed", "fit"),
    [
        ("Verian foreign minister", "minister of foreign affairs of Veria", Fit.SAME),
        ("Verian president", "president of Veria", Fit.SAME),
        ("British prime minister", "Prime Minister of the United Kingdom", Fit.SAME),
        ("president", "president of Veria", Fit.BARE),
        ("Verian minister", "foreign minister of Sutria", Fit.OTHER),
        ("harbour minister of Sutria", "foreign minister of Sutria", Fit.NEAR),
        ("deputy foreign minister of Veria", "foreign minister of Veria", Fit.RELATED),
        ("Harbour Board chair", "Harbour Board spokesman", Fit.RELATED),
        ("baker", "foreign minister of Veria", Fit.UNSURE),
        ("Varn Bank chairwoman", "mayor of Port Salen", Fit.OTHER),
        ("Harbour Board official", "chair of the Harbour Board", Fit.NEAR),
        ("official", "chair of the Harbour Board", Fit.UNSURE),
        ("German swimmer", "German foreign minister", Fit.UNSURE),
    ],
)
def test_offices_are_compared_by_noun_rank_and_what_tells_them_apart(printed, listed, fit):
    assert compare(read_post(printed), read_post(listed)) is fit


def test_a_country_alone_of_a_wider_circle_names_no_office():
    listed = read_post("Residence spokesman")
    circle = frozenset({"@fr", "president", "oray"})
    assert compare(read_post("French spokesman"), listed, circle) is Fit.NEAR
    assert compare(read_post("French presidential spokesman"), listed, circle) is Fit.SAME
    assert compare(read_post("Oray's spokesman"), listed, circle) is Fit.SAME


@pytest.mark.parametrize(
    "title", ["senator", "member of parliament", "deputy mayor", "an official", "economist"]
)
def test_what_many_are_at_once_is_shared(title):
    assert read_post(title).shared


def test_a_country_code_is_spelt_out():
    assert country_words("RU") == ("russia",)
    assert country_words("zz") == ()


@given(texts(), texts())
def test_any_two_texts_can_be_compared(left, right):
    assert compare(read_post(left), read_post(right)) in Fit
    assert all(post_words(left))
