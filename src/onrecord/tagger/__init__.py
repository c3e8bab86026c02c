"""Find who is said to have said what: one pass of one small encoder, then decoding."""

from onrecord.tagger.cards import ModelCard
from onrecord.tagger.tagger import Tagger, load_tagger

__all__ = ["ModelCard", "Tagger", "load_tagger"]
