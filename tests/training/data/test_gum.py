"""GUM's files give running text in paragraphs, mentions with exact offsets, and no masked words."""

from training.data.gum import load_documents


def word(number, form, tag="NOUN", more="_"):
    return f"{number}\t{form}\t_\t{tag}\t_\t_\t_\t_\t_\t{more}\n"


CONLLU = (
    "# newdoc id = GUM_news_bridge\n"
    "# newpar\n"
    "# text = The mayor of Salen's port spoke.\n"
    + word(1, "The", "DET", "Entity=(1-person-new-nnnnn-cf1-2-coref")
    + word(2, "mayor")
    + word(3, "of", "ADP")
    + word("4-5", "Salen's", "_")
    + word(4, "Salen", "PROPN", "Entity=(2-place-new-nnnnn-cf2-1,2-sgl(3-place-new-nnnnn-cf2-1-sgl)")
    + word(5, "'s", "PART")
    + word(6, "port", "NOUN", "Entity=2)1)")
    + word(7, "spoke", "VERB", "SpaceAfter=No")
    + word(8, ".", "PUNCT")
    + "\n# text = She left.\n"
    + word(1, "She", "PRON", "Entity=(1-person-giv:act-nnnnn-cf1-1-ana)")
    + word("1.1", "ghost")
    + word(2, "left", "VERB", "SpaceAfter=No")
    + word(3, ".", "PUNCT")
    + "\n# newpar\n# newpar_block = p (1 s)\n"
    + word(1, "Nobody", "PRON")
    + "\n# newdoc id = GUM_masked\n# newpar\n"
    + word(1, "______", "NOUN")
    + "\n"
)


def written(tmp_path):
    path = tmp_path / "gum.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return path


def test_paragraphs_are_lines_and_masked_documents_are_left_out(tmp_path):
    (bridge,) = load_documents(written(tmp_path))
    assert bridge.id == "GUM_news_bridge"
    assert bridge.text == "The mayor of Salen's port spoke. She left.\nNobody\n"


def test_mentions_have_their_words_kinds_clusters_and_forms(tmp_path):
    (bridge,) = load_documents(written(tmp_path))
    found = [(one.span.text_of(bridge.text), one.kind, one.entity, one.form) for one in bridge.mentions]
    assert found == [
        ("Salen", "place", "3", "name"),
        ("Salen's port", "place", "2", "name"),
        ("The mayor of Salen's port", "person", "1", "description"),
        ("She", "person", "1", "pronoun"),
    ]
