"""Tests of reading plain text: what a character, a mark, a paragraph is."""
