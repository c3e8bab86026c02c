"""The head of every page leads to all pages, and tells which one this is."""

import pytest

from onrecord.web.nav import NAV, tabs


@pytest.mark.parametrize(
    ("path", "label", "current"),
    [("/", "Search", "page"), ("/search", "Search", "page"), ("/reports/dv-1", "Reports", "true")],
)
def test_the_page_is_told_from_what_belongs_to_it(path, label, current):
    assert {tab.label: tab.current for tab in tabs(path) if tab.current} == {label: current}


def test_a_page_outside_is_none_of_them():
    assert not any(tab.current for tab in tabs("/nothing"))


def test_each_leads_to_a_page(client):
    for _, address in NAV:
        assert client.get(address).status_code == 200
