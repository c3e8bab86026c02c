"""GUM's files give running text in paragraphs, and no masked words."""

from training.data.gum import load_texts

CONLLU = """# newdoc id = GUM_news_bridge
# newpar
# sent_id = 1
# text = The bridge is closed.
1\tThe\tthe\tDET\t_\t_\t0\troot\t_\t_

# text = It is old.
1\tIt\tit\tPRON\t_\t_\t0\troot\t_\t_

# newpar
# newpar_block = p (1 s)
# text = Nobody crosses it.
1\tNobody\tnobody\tPRON\t_\t_\t0\troot\t_\t_

# newdoc id = GUM_masked
# newpar
# text = ___ ______ __ ____.
1\t___\t_\tDET\t_\t_\t0\troot\t_\t_
"""


def test_paragraphs_are_lines_and_masked_documents_are_left_out(tmp_path):
    path = tmp_path / "gum.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    (bridge,) = load_texts(path)
    assert bridge.id == "GUM_news_bridge"
    assert bridge.text == "The bridge is closed. It is old.\nNobody crosses it.\n"


def test_no_attributions_are_made_up(tmp_path):
    path = tmp_path / "gum.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    assert load_texts(path)[0].attributions == ()
