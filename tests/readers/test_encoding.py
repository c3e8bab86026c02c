"""The encoding is told from the bytes, or the text is refused; what is not certain is said."""

import pytest

from onrecord.errors import UnsupportedEncoding
from onrecord.readers.encoding import decode

TEXT = "“It holds” — Señora Renk"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_certain(encoding):
    decoded = decode(TEXT.encode(encoding), location="a")
    assert (decoded.text, decoded.certain) == (TEXT, True)


def test_windows_1252_is_likely_where_nearly_all_is_ascii():
    decoded = decode(TEXT.encode("cp1252"), location="a")
    assert (decoded.text, decoded.encoding, decoded.certain) == (TEXT, "windows-1252", False)


def test_a_stated_encoding_is_used_where_the_bytes_are_not_utf_8():
    word = "Перемирие держится"
    assert decode(word.encode("koi8-r"), location="a", charset="KOI8-R").text == word


def test_a_stated_latin_1_means_windows_1252():
    assert decode(TEXT.encode("cp1252"), location="a", charset="iso-8859-1").text == TEXT


def test_utf_8_wins_over_what_is_stated():
    assert decode(TEXT.encode(), location="a", charset="iso-8859-1").text == TEXT


@pytest.mark.parametrize("charset", ["no-such", "", "base64", "rot13", "\x00", "zip"])
def test_a_stated_encoding_that_is_none_is_passed_over(charset):
    assert decode(TEXT.encode("cp1252"), location="a", charset=charset).text == TEXT


def test_other_encodings_are_guessed_from_enough_text():
    words = (
        "Пресс-секретарь правительства заявил во вторник, что перемирие в городе продлится до пятницы. " * 5
    )
    decoded = decode(words.encode("cp1251"), location="a")
    assert (decoded.text, decoded.certain) == (words, False)


@pytest.mark.parametrize("data", [b"\xff\xfea", b"\xef\xbb\xbf\xff\xff", b"\x00\xd8\x00\x00\x00\x00" * 9])
def test_bytes_that_are_not_what_they_say_are_refused(data):
    with pytest.raises(UnsupportedEncoding) as caught:
        decode(data, location="/wire/a.txt")
    assert caught.value.location == "/wire/a.txt"


def test_text_full_of_controls_is_binary():
    with pytest.raises(UnsupportedEncoding, match="binary"):
        decode(b"\x01\x02\x03abc" * 40, location="a")
