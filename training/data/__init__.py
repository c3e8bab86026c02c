"""Loaders of the corpora that the tagger learns from."""
