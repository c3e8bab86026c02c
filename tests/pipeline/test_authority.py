import datetime as dt

import pytest

from onrecord.errors import InputError
from onrecord.model import AuthorityEntity
from onrecord.pipeline import RecordAuthority, load_authority, read_authority_file, read_document
from onrecord.store import open_store
from tests.factories import LAYER, NOW, TODAY, make_attribution, make_document, make_tagging

TABLE = "name,office,since\nOda Renk,Verian Foreign Ministry spokeswoman,2029\n,mayor,\n"


class OneTagger:
    def tag(self, doc):
        return make_tagging(make_attribution(doc.text), layer=LAYER)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_file_is_held_with_what_is_wrong_in_it(table):
    loaded = load_authority([str(table)])
    assert [issue.document for issue in loaded.issues] == ["people.csv:3"]
    assert len(loaded.authority.near("Oda Renk")) == 1
    assert len(loaded.authority.near("Nobody")) == 0


def test_the_record_and_the_file_read_a_report_alike(table, tmp_path):
    held = load_authority([str(table)]).authority
    plain = read_document(make_document(), OneTagger(), now=TODAY)
    with open_store(str(tmp_path / "onrecord.db")) as store:
        store.add_authority(held.register.authority.entities, now=NOW)
        kept = read_document(make_document(), OneTagger(), now=TODAY, authority=RecordAuthority(store))
    assert kept == read_document(make_document(), OneTagger(), now=TODAY, authority=held)
    assert plain.layer == LAYER
    assert kept.layer.startswith(f"{LAYER}+ad-")
    assert {stmt.layer for stmt in kept.statements} == {kept.layer}
    (renk,) = [entity for entity in kept.entities if entity.name == "Oda Renk"]
    assert [reason.rule for reason in renk.link.to.reasons] == ["full-name", "office-at-the-date"]


def test_nobody_near_leaves_the_layer_as_it_is(table):
    held = load_authority([str(table)]).authority
    doc = make_document("Ilan Dorr said that the bridge was open again.\n")

    class Quiet:
        def tag(self, doc):
            return make_tagging(layer=LAYER)

    assert read_document(doc, Quiet(), now=TODAY, authority=held).layer == LAYER


def test_files_are_called_by_their_names_unless_told_otherwise(table):
    (_, entity) = read_authority_file(str(table))
    assert isinstance(entity, AuthorityEntity)
    assert entity.source == "people.csv"
    assert list(read_authority_file(str(table), source="desk"))[1].source == "desk"


def test_progress_is_told_in_bytes(table):
    seen = []
    list(read_authority_file(str(table), shape="csv", progress=seen.append))
    assert sum(seen) == len(TABLE)


@pytest.mark.parametrize("name", ["none.csv", "."])
def test_a_file_that_cannot_be_opened_is_an_input_error(tmp_path, name):
    with pytest.raises(InputError):
        list(read_authority_file(str(tmp_path / name)))


def test_the_day_of_reading_bounds_what_a_report_without_a_date_can_mean(table):
    held = load_authority([str(table)]).authority
    doc = make_document(published=None)
    early = read_document(doc, OneTagger(), now=dt.date(2031, 3, 6), authority=held)
    (renk,) = [entity for entity in early.entities if entity.name == "Oda Renk"]
    assert "office-perhaps-at-the-date" in [reason.rule for reason in renk.link.to.reasons]
