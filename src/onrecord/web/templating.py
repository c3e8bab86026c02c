r"""The templates, set up so that nothing a report holds can be anything but text.

Every value that a template writes is first made printable (control characters become visible, what reorders
or hides text is left out), then escaped. So a headline full of script is shown letter by letter, and does
nothing.

    >>> templates = load_templates()
    >>> templates.from_string("<b>{{ x }}</b>").render(x="<i>\u202e")[:12]
    '<b>&lt;i&gt;'
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.text.clean import printable
from onrecord.web import reasons, wording
from onrecord.web.nav import tabs
from onrecord.web.standings import tone_of_state

MEDIA_TYPES: Mapping[str, str] = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
"""Which files of the folder `static` are given to browsers, by the end of their names."""


def load_templates() -> Environment:
    """Return the templates of the package, with the words of `wording` as filters."""
    templates = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {
        "date": wording.say_date,
        "count": wording.say_count,
        "noun": wording.say_noun,
        "percent": wording.say_percent,
        "offsets": wording.say_offsets,
        "number": "{:,}".format,
        "moment": wording.say_moment,
        "excerpt": wording.shorten,
        "field": reasons.say_field,
        "reason": reasons.say_reason,
        "tie": reasons.say_tie,
        "sentence": wording.say_sentence,
        "state": wording.say_state,
        "part": wording.say_part,
        "tone": tone_of_state,
        "title_of": wording.title_of,
        "web_address": wording.web_address,
        "language_tag": wording.language_tag,
    }
    templates.globals |= {"static": static_address, "tabs": tabs}
    return templates


def _finalize(value: object) -> object:
    if value is None:
        return ""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def static_names() -> frozenset[str]:
    """Return the names of the files that pages may need."""
    found = (entry.name for entry in files("onrecord.web").joinpath("static").iterdir() if entry.is_file())
    return frozenset(name for name in found if PurePosixPath(name).suffix in MEDIA_TYPES)


def media_type_of(name: str) -> str | None:
    """Return the media type of a file that pages need; None where there is no such file."""
    return MEDIA_TYPES[PurePosixPath(name).suffix] if name in static_names() else None


@cache
def read_static(name: str) -> bytes:
    """Return a file that pages need, such as a style sheet.

    Raises:
        KeyError: There is no such file.
    """
    if name not in static_names():
        raise KeyError(name)
    return files("onrecord.web").joinpath("static", name).read_bytes()


@cache
def static_version(name: str) -> str:
    """Return what changes whenever the file does, so that browsers may keep it for good."""
    return hashlib.sha256(read_static(name)).hexdigest()[:12]


def static_address(name: str) -> str:
    """Return the address of a file that pages need."""
    return f"/static/{name}?v={static_version(name)}"


def render(templates: Environment, name: str, **values: Any) -> bytes:
    """Write a page; what UTF-8 cannot hold (a lone surrogate) is written as its escape."""
    return templates.get_template(name).render(**values).encode("utf-8", "backslashreplace")
