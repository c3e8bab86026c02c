"""Tokens are read from a file or the environment, kept as hashes, and never shown."""

import hashlib

import pytest

from onrecord.errors import ConfigError
from onrecord.web.tokens import load_tokens

SECRET = "3vK0x6tq2mZp8rLd1sWc"  # noqa: S105
OTHER = "9bQ1y7uw4nXc5eTf2gVh"
HASHED = f"sha256:{hashlib.sha256(SECRET.encode()).hexdigest()}"


def written(tmp_path, text):
    path = tmp_path / "tokens"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_file_names_reviewers_with_tokens_or_their_hashes(tmp_path):
    tokens = load_tokens(written(tmp_path, f"# the desk\n\nAda Quill: {HASHED}\nBen Orly : {OTHER}\n"))
    assert tokens.names == ("Ada Quill", "Ben Orly")
    assert tokens.reviewer_of(SECRET) == "Ada Quill"
    assert tokens.reviewer_of(OTHER) == "Ben Orly"


def test_the_environment_parts_lines_by_semicolons_too():
    assert load_tokens(lines=f"Ada Quill: {SECRET}; Ben Orly: {OTHER}").names == ("Ada Quill", "Ben Orly")


@pytest.mark.parametrize("token", ["", SECRET[:-1], SECRET + "x", HASHED, "Ada Quill", "\ud800", "é"])
def test_nobody_has_another_token(token):
    assert load_tokens(lines=f"Ada Quill: {SECRET}").reviewer_of(token) is None


@pytest.mark.parametrize(
    "line",
    [
        SECRET,
        f": {SECRET}",
        "Ada Quill:",
        "Ada Quill: short",
        "Ada Quill: 3vK0x6tq2mZp8rLd1sWc with spaces",
        "Ada Quill: sha256:abc",
        "Ada\tQuill: 3vK0x6tq2mZp8rLd1sWc",
    ],
)
def test_a_line_that_cannot_be_used_is_told_by_number_not_by_its_token(tmp_path, line):
    with pytest.raises(ConfigError, match="line 2") as caught:
        load_tokens(written(tmp_path, f"# desk\n{line}\n"))
    assert "3vK0x6tq2mZp8rLd1sWc" not in str(caught.value)


@pytest.mark.parametrize("second", [f"Ada Quill: {OTHER}", f"Ben Orly: {SECRET}"])
def test_each_reviewer_has_one_token_of_their_own(second):
    with pytest.raises(ConfigError, match="line 2"):
        load_tokens(lines=f"Ada Quill: {SECRET}\n{second}")


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        load_tokens(str(tmp_path / "none"))
    (tmp_path / "latin").write_bytes(b"\xe9: x")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_tokens(str(tmp_path / "latin"))


def test_tokens_do_not_show_themselves():
    tokens = load_tokens(lines=f"Ada Quill: {SECRET}")
    assert SECRET not in repr(tokens) + str(vars(tokens))
    assert repr(tokens) == "Tokens of 1 reviewers"
