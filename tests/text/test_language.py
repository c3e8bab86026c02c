"""English is told from other languages, and short copy full of foreign names is still English."""

import json

import pytest

from onrecord.text import detect_language, is_english

OTHERS = {
    "de": "Die Sprecherin sagte am Dienstag, die Waffenruhe in der Stadt "
    "werde bis Freitag halten, auch in Ostrel.",
    "nl": "De woordvoerder zei dinsdag dat het bestand in de stad tot "
    "vrijdag zal standhouden, was het niet eerder.",
    "fr": "La porte-parole a déclaré mardi que la trêve dans la ville tiendrait jusqu’à vendredi au moins.",
    "es": "La portavoz dijo el martes que la tregua en la ciudad se mantendrá hasta el viernes por la noche.",
    "it": "La portavoce ha detto martedì che la tregua in città durerà "
    "fino a venerdì, e non un giorno di più.",
    "da": "Talskvinden sagde tirsdag, at våbenhvilen i byen vil holde til "
    "fredag, og at man må vente for at være sikker.",
    "ru": "Пресс-секретарь заявила во вторник, что перемирие в городе продлится до пятницы.",
    "zh": "发言人周二表示，该市的停火将持续到周五。",
    "ar": "قالت المتحدثة يوم الثلاثاء إن الهدنة في المدينة ستستمر حتى يوم الجمعة.",
}


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_told(language):
    assert is_english(OTHERS[language]) is False
    assert detect_language(OTHERS[language])[0] == language


@pytest.mark.parametrize(
    "text",
    [
        (
            "OSTREL (Norvik) — Zbigniew Warzecha, Nguyễn Hà and Recep Yılmaz will "
            "meet Oda Renk in Halden on Friday, she said."
        ),
        (
            "Abu Salim al-Wardi and Sheikh Hamid bin Tarif have left Qasr al-Bahr "
            "for the talks, the ministry said."
        ),
    ],
)
def test_names_do_not_make_it_foreign(text):
    assert is_english(text) is True


@pytest.mark.parametrize("small", ["the truce that", "salen dorr torv"])
def test_the_language_model_is_asked_only_where_small_words_do_not_tell(small, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "onrecord.text.language.detect_language", lambda text: asked.append(text) or ("en", 1.0)
    )
    assert is_english(f"{small} Ostrel Merrovan Belsery Corvane Renk Vaal") is True
    assert len(asked) == ("the" not in small)


@pytest.mark.parametrize("text", ["", "Peace", "Truce holds", "123 456", "Norvik Bank 23.4, Ostrel Oil 12.1"])
def test_too_little_to_tell(text):
    assert is_english(text) is None


def test_without_letters_there_is_no_language():
    assert detect_language("12:30 — 14:00") == ("und", 0.0)


def test_probability_is_one():
    assert 0.5 < detect_language("The truce in the port will hold until Friday, the ministry said.")[1] <= 1


@pytest.mark.shared
def test_no_english_article_is_taken_for_foreign(shared):
    """Whole, and in pieces as short as a wire flash."""
    lines = (shared / "data" / "polnear" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    assert all(is_english(text) for text in texts)
    pieces = [text[at : at + 150] for text in texts for at in range(0, 600, 150)]
    assert not [piece for piece in pieces if is_english(piece) is False]
