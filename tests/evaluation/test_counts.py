from onrecord.evaluation.annotations import Marked
from onrecord.evaluation.counts import Count, count_document
from onrecord.model import Quotation, Span

TEXT = "Orla Venn said the bridge is open. Police said it was closed."


def marks(source="", cue="", content="", quotation=None):
    """Mark parts by their words, each of which occurs once in the text."""
    parts = [
        (Span(TEXT.index(part), TEXT.index(part) + len(part)),) if part else ()
        for part in (source, cue, content)
    ]
    return Marked(*parts, quotation)


GOLD = marks("Orla Venn", "said the"[:4], "the bridge is open", Quotation.INDIRECT)


def test_the_same_attribution_is_right_in_every_way():
    metrics = count_document(TEXT, [GOLD], [GOLD]).metrics
    assert set(metrics.values()) - {metrics["source_token"], metrics["content_token"]} == {Count(1, 1, 1, 1)}
    assert metrics["source_token"] == Count(2, 2, 2, 2)


def test_half_of_the_content_is_a_match_but_not_an_exact_one():
    metrics = count_document(TEXT, [GOLD], [marks("Venn", "", "bridge is open")]).metrics
    assert metrics["attribution"] == Count(1, 1, 1, 1)
    assert metrics["content_exact"] == Count(0, 1, 0, 1)
    assert metrics["strict"] == Count(0, 1, 0, 1)


def test_another_source_is_no_match():
    assert count_document(TEXT, [GOLD], [marks("Police", "", "the bridge is open")]).metrics[
        "attribution"
    ] == Count(0, 1, 0, 1)


def test_a_missing_source_is_no_match_but_two_missing_ones_are():
    without = marks("", "", "the bridge is open")
    assert count_document(TEXT, [GOLD], [without]).metrics["attribution"].gold_hits == 0
    assert count_document(TEXT, [without], [without]).metrics["attribution"].gold_hits == 1


def test_less_than_half_of_the_content_is_no_match():
    assert (
        count_document(TEXT, [GOLD], [marks("Orla Venn", "", "open")]).metrics["attribution"].gold_hits == 0
    )


def test_one_prediction_cannot_serve_two_gold_ones():
    assert count_document(TEXT, [GOLD, GOLD], [GOLD]).metrics["attribution"] == Count(1, 2, 1, 1)


def test_an_attribution_without_a_word_of_content_is_left_out():
    assert (
        count_document(TEXT, [marks("Police")], [marks("Police", "", "")]).metrics["attribution"] == Count()
    )


def test_a_word_with_two_roles_is_labelled_by_the_later_one():
    labels = count_document(TEXT, [marks("Police", "Police", "")], []).labels
    assert labels == {(None, None): 12}
    labels = count_document(TEXT, [marks("Police", "Police", "closed")], []).labels
    assert labels["cue", None] == 1
    assert labels["source", None] == 0


def test_slices_split_recall_by_gold_and_precision_by_prediction():
    direct = Marked(GOLD.source, GOLD.cue, GOLD.content, Quotation.DIRECT)
    slices = count_document(TEXT, [GOLD], [direct]).slices
    assert slices["indirect"] == Count(1, 1, 0, 0)
    assert slices["direct"] == Count(0, 0, 1, 1)
    assert slices["short"] == slices["with_source"] == Count(1, 1, 1, 1)
    assert slices["long"] == slices["without_source"] == Count()


def test_long_begins_above_twenty_words_of_content():
    text = " ".join(f"w{number}" for number in range(30))
    twenty, more = (Marked((), (), (Span(0, text.index(f" w{number}")),)) for number in (20, 21))
    slices = count_document(text, [twenty, more], []).slices
    assert (slices["short"].gold, slices["long"].gold) == (1, 1)
