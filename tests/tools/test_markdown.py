from tools.markdown import table


def test_what_would_end_a_cell_is_escaped():
    assert table(("a|b",), [("c",)]) == "| a\\|b |\n|---|\n| c |"


def test_a_table_without_rows_has_its_head():
    assert table(("tool", "F1"), []) == "| tool | F1 |\n|---|---|"
