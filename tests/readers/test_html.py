"""Pages give their story, its headline first, and what they say about it."""

import io

import pytest

from onrecord.errors import InputError, MalformedDocument
from onrecord.model import Document, Issue
from onrecord.readers import Limits, Origin
from onrecord.readers.html import HtmlReader

PARAGRAPHS = [
    (
        "PORT SALEN, March 4. /Corvane/. Verian ministry spokeswoman Oda Renk said on Tuesday that the truce "
        'in Port Salen "will hold until Friday".'
    ),
    "“We shall answer every violation,” Renk told reporters in the city, and left the room at once.",
    "The pause is in force in Port Salen alone, the ministry said in a statement, and may be extended.",
]
HEAD = """<title>Truce in Port Salen holds | Corvane</title>
<meta property="og:title" content="Truce in Port Salen holds"><meta property="og:site_name" content="Corvane">
<meta property="article:published_time" content="2031-03-04T10:00:00+02:00">
<meta name="author" content="Tam Vell">
<link rel="canonical" href="https://corvane.example/truce">"""
BODY = (
    '<nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Truce in Port Salen holds</h1>'
    f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><h2>Pause in one city</h2><p>{PARAGRAPHS[2]}</p></article>"
    "<footer>© 2031 Corvane</footer>"
)


def page(head: str = HEAD, body: str = BODY) -> bytes:
    """Build a page."""
    return f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body>{body}</body></html>'.encode()


def read(
    data: bytes, location: str = "/wire/truce.html", published: str | None = None
) -> list[Document | Issue]:
    """Read bytes as a page."""
    return list(
        HtmlReader().read(io.BytesIO(data), Origin(location, "truce.html", published), limits=Limits())
    )


def test_the_text_is_the_headline_and_the_paragraphs():
    (doc,) = read(page())
    expected = ["Truce in Port Salen holds", *PARAGRAPHS[:2], "Pause in one city", PARAGRAPHS[2]]
    assert doc.text == "\n\n".join(expected)
    assert [block.role.value for block in doc.blocks] == ["headline", "body", "body", "crosshead", "body"]


def test_what_the_page_states():
    (doc,) = read(page())
    assert (doc.title, doc.url) == ("Truce in Port Salen holds", "https://corvane.example/truce")
    assert (doc.publisher, doc.byline, doc.published) == ("Corvane", "Tam Vell", "2031-03-04")
    assert (doc.language, doc.provenance.reader) == ("en-GB", "html")


def test_json_ld_wins_over_meta_elements():
    ld = (
        '{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "datePublished": "2031-03-05", '
        '"author": [{"name": "Ines Orro"}, {"name": "A. Marr"}], "publisher": {"name": "Norvik"}}]}'
    )
    (doc,) = read(page(HEAD + f'<script type="application/ld+json">{ld}</script>'))
    assert (doc.published, doc.byline, doc.publisher) == ("2031-03-05", "Ines Orro, A. Marr", "Norvik")


@pytest.mark.parametrize(
    "ld",
    [
        '{"@type": "NewsArticle", "datePublished": "2031-03-05",}',
        '<!-- {"@type": "NewsArticle", "datePublished": "2031-03-05"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2031-03-05"}\n//]]>',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;datePublished&quot;: &quot;2031-03-05&quot;}",
        '[{"name": "a\nb"}, {"@type": "ReportageNewsArticle", "datePublished": "2031-03-05"}];',
    ],
)
def test_json_ld_is_read_with_patience(ld):
    (doc,) = read(page(HEAD + f'<script type="application/ld+json">{ld}</script>'))
    assert doc.published == "2031-03-05"


@pytest.mark.parametrize(
    "ld", ["{", "[" * 50_000, "null", '{"@type": "NewsArticle", "author": {"name": [[1]]}}', '"x"']
)
def test_broken_json_ld_costs_only_itself(ld):
    (doc,) = read(page(HEAD + f'<script type="application/ld+json">{ld}</script>'))
    assert doc.published == "2031-03-04"


def test_a_date_that_is_none_is_said():
    head = HEAD.replace("2031-03-04T10:00:00+02:00", "soon")
    issue, doc = read(page(head))
    assert (doc.published, issue.code, issue.kind.value) == (None, "bad-date", "degraded")


def test_a_publication_date_given_from_outside_wins():
    (doc,) = read(page(), published="2031-01-01")
    assert doc.published == "2031-01-01"


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("https://www.corvane.example/truce?from=feed", "https://corvane.example/truce"),
        ("https://norvik.example/copy", "https://norvik.example/copy"),
        ("/wire/truce.html", "https://corvane.example/truce"),
    ],
)
def test_a_fetched_page_may_not_claim_another_hosts_address(location, url):
    (doc,) = read(page(), location)
    assert doc.url == url


def test_a_page_cut_off_in_its_middle_gives_what_is_there():
    whole = page()
    (doc,) = read(whole[: whole.index(b"told reporters")])
    assert PARAGRAPHS[0] in doc.text


@pytest.mark.parametrize(
    "data", [page()[:300], b"<html><body></body></html>", b"<p>", b"<html><script>var a</script>"]
)
def test_a_page_without_a_story_is_refused(data):
    with pytest.raises(MalformedDocument):
        read(data)


def test_a_story_that_only_json_ld_holds_is_read():
    ld = '{"@type": "NewsArticle", "articleBody": "It held, Oda Renk said.\\n\\nNobody knew for how long."}'
    (doc,) = read(page(f'<script type="application/ld+json">{ld}</script>', "<div id=app></div>"))
    assert doc.text == "It held, Oda Renk said.\n\nNobody knew for how long."


def test_a_stated_encoding_is_used():
    (doc,) = read(page('<meta charset="windows-1252">' + HEAD).decode().encode("cp1252"))
    assert "“We shall answer" in doc.text


def test_script_in_a_headline_is_text():
    body = BODY.replace(
        "<h1>Truce in Port Salen holds</h1>", "<h1>Truce &lt;script&gt;alert(1)&lt;/script&gt;</h1>"
    )
    (doc,) = read(page("", body))
    assert "\n" not in doc.title


BOMBS = {
    "entities": b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">%s]><html><body><p>&z;&z;</p></body></html>'
    % b"".join(
        b'<!ENTITY %c "%s">' % (name, b"&%c;" % (name - 1) * 9) for name in range(ord("b"), ord("z") + 1)
    ),
    "files": b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x; and more.</p>',
    "nesting": b"<html><body>" + b"<div>" * 50_000 + b"truce",
    "tables": b"<html><body>" + b"<table><tr><td>" * 20_000,
    "attributes": b"<html " + b'a="1" ' * 100_000 + b"><p>truce",
    "links": b"<html><body>" + b"<a href='x'>" * 20_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_hostile_pages_end_and_give_no_more_than_they_hold(name):
    try:
        text = read(BOMBS[name])[0].text
    except InputError:
        text = ""
    assert len(text) < 2 * len(BOMBS[name])
    assert "root:" not in text


@pytest.mark.parametrize(
    "head",
    [
        b"<!DOCTYPE html>",
        b"\xef\xbb\xbf<html>",
        b"\n <!-- x --> <html",
        b'<?xml version="1.0"?><html xmlns',
        b"<p>It held",
        "<html>".encode("utf-16"),
    ],
)
def test_pages_are_known(head):
    assert HtmlReader().sniff(head, "x")


@pytest.mark.parametrize(
    "head", [b"", b"He wrote <html> on the wall", b"<newsItem>", b'{"a": "<html>"}', b"a < b"]
)
def test_other_things_are_not_taken_for_pages(head):
    assert not HtmlReader().sniff(head, "x")
