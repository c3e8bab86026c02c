"""Plain text and its parts: paragraphs, sentences, datelines, quotation marks. Knows nothing of files."""

from onrecord.text.clean import printable
from onrecord.text.datelines import find_dateline
from onrecord.text.language import detect_language, is_english
from onrecord.text.layout import Layout, lay_out
from onrecord.text.normalise import ReadingCopy, normalise, replace_surrogates
from onrecord.text.quotemarks import Quoted, find_quotations, parts_of_quotations, quotation_type
from onrecord.text.sentences import split_sentences

__all__ = [
    "Layout",
    "Quoted",
    "ReadingCopy",
    "detect_language",
    "find_dateline",
    "find_quotations",
    "is_english",
    "lay_out",
    "normalise",
    "parts_of_quotations",
    "printable",
    "quotation_type",
    "replace_surrogates",
    "split_sentences",
]
