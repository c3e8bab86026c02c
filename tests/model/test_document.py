import pytest

from onrecord.model import BlockRole
from tests.factories import TEXT, make_document, make_provenance

ADDRESS = "https://corvane.example/truce"


def test_a_corrected_text_is_a_new_version_of_the_same_story():
    first, second = make_document(url=ADDRESS), make_document(TEXT + "Corrected.", url=ADDRESS)
    assert first.story_id == second.story_id
    assert first.id != second.id


def test_an_address_makes_the_story_wherever_it_was_kept():
    moved = make_provenance(location="/elsewhere.txt")
    assert make_document(url=ADDRESS, provenance=moved).id == make_document(url=ADDRESS).id


def test_without_an_address_publisher_and_own_id_make_the_story():
    given = make_provenance(given_id="C-17", location="/a.jsonl")
    moved = make_provenance(given_id="C-17", location="/b.jsonl")
    first = make_document(publisher="Corvane", provenance=given)
    assert first.story_id == make_document(publisher="Corvane", provenance=moved).story_id
    assert first.story_id != make_document(publisher="Talvik", provenance=given).story_id


def test_without_either_the_place_makes_the_story():
    elsewhere = make_document(provenance=make_provenance(location="/elsewhere.txt"))
    assert elsewhere.story_id != make_document().story_id


@pytest.mark.parametrize("location", ["-", "-#line=3", "memory"])
def test_texts_from_no_lasting_place_are_stories_of_their_own(location):
    """Two reports piped in one after the other are not a report and its correction."""
    nowhere = make_provenance(location=location)
    first, second = make_document("One.", provenance=nowhere), make_document("Two.", provenance=nowhere)
    assert first.story_id != second.story_id
    assert make_document("One.", provenance=nowhere).id == first.id


def test_what_a_document_is_called_does_not_change_its_id():
    assert make_document(name="other.txt", title="Other", published=None).id == make_document().id


def test_blocks_are_picked_by_their_role():
    doc = make_document()
    assert [block.span.text_of(TEXT) for block in doc.blocks_of(BlockRole.HEADLINE)] == [TEXT.split("\n")[0]]
    assert len(doc.blocks_of(BlockRole.HEADLINE, BlockRole.BODY)) == 3
    assert doc.blocks_of(BlockRole.FURNITURE) == ()


def test_an_own_id_without_a_publisher_is_only_that_places_own():
    """Ids such as 1 and 2 of two unrelated files must not make one story."""
    first = make_document(publisher=None, provenance=make_provenance(given_id="1", location="/a.jsonl"))
    other = make_document(publisher=None, provenance=make_provenance(given_id="1", location="/b.jsonl"))
    assert first.story_id != other.story_id
