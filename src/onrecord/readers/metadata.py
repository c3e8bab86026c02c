"""Find what a page says about its story: JSON-LD first, then OpenGraph and other meta elements, then markup.

Publishers write JSON-LD by hand and by template, so it is read with patience: a list, a graph, a stray comma
or comment, escaped entities. Nothing here is trusted to be true; `html` decides what is used.

    >>> page = parse_page('<html lang="en"><title>No | Corvane</title></html>')
    >>> find_metadata(page).language
    'en'
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from onrecord.readers.dates import edtf_date
from onrecord.readers.records import address, language_tag
from onrecord.text import normalise

MAX_SCRIPTS = 20
MAX_SCRIPT_CHARS = 1_000_000
MAX_NODES = 2_000
MAX_WORDS_CHARS = 500

_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_DATES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "dc.date.issued",
    "dc.date",
    "date",
)
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_PUBLISHERS = ("og:site_name", "publisher", "dc.publisher", "application-name")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*;?\s*$")
_TAG = re.compile(r"<[^<>]{0,200}>")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page states.

    `published` is EDTF; `bad_dates` are stated dates that are none; `body` is the story's text as JSON-LD
    repeats it, if it does.
    """

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    bad_dates: tuple[str, ...] = ()
    body: str | None = None


def parse_page(text: str) -> lxml_html.HtmlElement | None:
    """Parse a page as browsers do, however broken; None where nothing of it is markup.

    Entities are those of HTML alone, nothing is fetched, and nesting is cut at the parser's own limit.
    """
    parser = lxml_html.HTMLParser(
        encoding="utf-8",
        recover=True,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def find_metadata(page: lxml_html.HtmlElement) -> Metadata:
    """Gather what a page states about its story, the surest place first."""
    story = _story_node(page)
    meta = _meta_elements(page)
    title = _find_title(page, story, meta)
    dates = [*_strings(story.get("datePublished")), *(meta[name] for name in _DATES if name in meta)]
    valid = (edtf_date(date) for date in dates)
    publisher = next(_names(story.get("publisher")), None) or _first(meta, _PUBLISHERS)
    return Metadata(
        title=_without_site(title, publisher) if title else None,
        url=_find_address(page, story, meta),
        publisher=publisher,
        byline=", ".join(dict.fromkeys(_names(story.get("author")))) or _author(meta),
        published=next((date for date in valid if date), None),
        language=_find_language(page, story, meta),
        bad_dates=tuple(date[:60] for date in dates if edtf_date(date) is None),
        body=body if isinstance(body := story.get("articleBody"), str) and body.strip() else None,
    )


def _story_node(page: lxml_html.HtmlElement) -> Mapping[str, Any]:
    """Return the JSON-LD object that describes the story, or an empty one."""
    scripts = page.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]")
    for script in scripts[:MAX_SCRIPTS]:
        for node in _nodes(_parse_patiently(script.text or "")):
            if any(kind.endswith(("Article", "Posting")) for kind in _strings(node.get("@type"))):
                return node
    return {}


def _parse_patiently(source: str) -> Any:
    bare = _WRAPPING.sub("", source[:MAX_SCRIPT_CHARS])
    for attempt in (bare, _TRAILING_COMMA.sub("", bare), html.unescape(bare)):
        try:
            return json.loads(attempt.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(data: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of JSON-LD, outer ones first: of a list, of a graph, of a page's main thing."""
    waiting = [data]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item[:MAX_NODES])
        elif isinstance(item, Mapping):
            yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)


def _meta_elements(page: lxml_html.HtmlElement) -> dict[str, str]:
    """Return the first content of each meta element by its name in small letters."""
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _plain(element.get("content") or "")
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _find_title(page: lxml_html.HtmlElement, story: Mapping[str, Any], meta: Mapping[str, str]) -> str | None:
    """Return the headline as it is printed on the page if that is plain, else as it is stated."""
    stated = next(_strings(story.get("headline")), None) or _first(meta, _TITLES)
    printed = [_plain(" ".join(element.itertext())) for element in page.iter("h1")]
    printed = [title for title in printed if title]
    if len(printed) == 1 and (stated is None or _alike(printed[0], stated)):
        return printed[0]
    return stated or next((_plain(" ".join(element.itertext())) for element in page.iter("title")), None)


def _alike(left: str, right: str) -> bool:
    ours, theirs = set(left.casefold().split()), set(right.casefold().split())
    return 2 * len(ours & theirs) >= min(len(ours), len(theirs))


def _without_site(title: str, publisher: str | None) -> str:
    """Cut the name of the site off a title such as `Truce holds | Corvane`."""
    head, mark, tail = title.rpartition(" | ") if " | " in title else title.rpartition(" - ")
    if mark and head and publisher and publisher.casefold() in tail.casefold():
        return head.strip()
    return title


def _find_address(
    page: lxml_html.HtmlElement, story: Mapping[str, Any], meta: Mapping[str, str]
) -> str | None:
    links = (element.get("href") or "" for element in page.iter("link") if element.get("rel") == "canonical")
    main = story.get("mainEntityOfPage")
    stated = main.get("@id") if isinstance(main, Mapping) else main
    candidates = [*links, meta.get("og:url", ""), *_strings(story.get("url")), *_strings(stated)]
    return next((found for found in map(address, candidates) if found), None)


def _find_language(
    page: lxml_html.HtmlElement, story: Mapping[str, Any], meta: Mapping[str, str]
) -> str | None:
    candidates = [*_strings(story.get("inLanguage")), page.get("lang") or "", meta.get("og:locale", "")]
    return next((found for found in map(language_tag, candidates) if found), None)


def _author(meta: Mapping[str, str]) -> str | None:
    found = (meta[name] for name in _AUTHORS if name in meta)
    return next((name.removeprefix("By ") for name in found if not address(name)), None)


def _first(meta: Mapping[str, str], names: Iterable[str]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _names(data: Any) -> Iterator[str]:
    """Yield the names of people or organisations, stated as strings or objects, one or many."""
    for item in data[:MAX_SCRIPTS] if isinstance(data, list) else [data]:
        named = item.get("name") if isinstance(item, Mapping) else item
        yield from (name for name in _strings(named) if not address(name))


def _strings(data: Any) -> Iterator[str]:
    for item in data[:MAX_SCRIPTS] if isinstance(data, list) else [data]:
        if isinstance(item, str) and item.strip():
            yield item.strip() if len(item) > MAX_WORDS_CHARS else _plain(item)


def _plain(words: str) -> str:
    """Return words on one line, without markup and entities."""
    bare = _TAG.sub("", html.unescape(words[: 4 * MAX_WORDS_CHARS]))
    return " ".join(normalise(bare).text.split())[:MAX_WORDS_CHARS]
