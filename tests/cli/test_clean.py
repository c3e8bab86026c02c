from onrecord.cli.clean import one_line


def test_a_name_with_line_ends_and_escapes_is_one_harmless_line():
    shown = one_line("a\nb\x1b[31m\u202ec")
    assert len(shown.splitlines()) == 1
    assert not set(shown) & {"\x1b", "\u202e"}
