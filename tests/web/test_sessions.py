"""Who is signed in, for how long, and how often one may try."""

import datetime as dt

from onrecord.web.attempts import MOST_ADDRESSES, MOST_FAILURES, WITHIN, Attempts
from onrecord.web.sessions import LENGTH, MOST_SESSIONS, REST, Sessions
from tests.factories import NOW

MOMENT = dt.timedelta(seconds=1)


def test_a_word_tells_who_is_signed_in():
    sessions = Sessions()
    words = [sessions.open(name, NOW) for name in ("Ada Quill", "Ada Quill", "Ben Orly")]
    assert [sessions.find(word, NOW).reviewer for word in words] == ["Ada Quill", "Ada Quill", "Ben Orly"]
    assert len({sessions.find(word, NOW).proof for word in words}) == len(set(words)) == 3
    assert sessions.find("x", NOW) is None
    assert sessions.find("", NOW) is None


def test_who_rests_long_is_signed_out():
    sessions = Sessions()
    word = sessions.open("Ada Quill", NOW)
    assert sessions.find(word, NOW + REST - MOMENT)
    assert sessions.find(word, NOW + REST + REST - 2 * MOMENT)
    assert sessions.find(word, NOW + 3 * REST) is None
    assert sessions.find(word, NOW) is None


def test_nobody_is_signed_in_for_ever():
    sessions = Sessions()
    word, now = sessions.open("Ada Quill", NOW), NOW
    while now < NOW + LENGTH - MOMENT:
        assert sessions.find(word, now)
        now = min(now + REST / 2, NOW + LENGTH - MOMENT)
    assert sessions.find(word, NOW + LENGTH) is None


def test_who_signs_out_is_out():
    sessions = Sessions()
    word = sessions.open("Ada Quill", NOW)
    sessions.close(word)
    sessions.close(word)
    assert sessions.find(word, NOW) is None


def test_what_is_kept_is_bounded_and_tells_nothing():
    sessions = Sessions()
    words = [sessions.open("Ada Quill", NOW) for _ in range(MOST_SESSIONS + 1)]
    assert len(sessions) == MOST_SESSIONS
    assert sessions.find(words[0], NOW) is None
    assert words[-1] not in repr(sessions) + repr(vars(sessions))


def test_after_some_failures_an_address_waits_and_no_other():
    attempts = Attempts()
    for _ in range(MOST_FAILURES):
        assert attempts.wait_s("192.0.2.7", NOW) == 0
        attempts.note_failure("192.0.2.7", NOW)
    assert attempts.wait_s("192.0.2.7", NOW) == WITHIN.total_seconds()
    assert attempts.wait_s("192.0.2.8", NOW) == 0
    assert attempts.wait_s("192.0.2.7", NOW + WITHIN) == 0


def test_who_got_in_may_fail_again():
    attempts = Attempts()
    for _ in range(MOST_FAILURES):
        attempts.note_failure("192.0.2.7", NOW)
    attempts.forget("192.0.2.7")
    assert attempts.wait_s("192.0.2.7", NOW) == 0


def test_addresses_without_number_fill_no_memory():
    attempts = Attempts()
    for number in range(MOST_ADDRESSES + 5):
        attempts.note_failure(str(number), NOW)
    assert len(attempts._failures) == MOST_ADDRESSES
