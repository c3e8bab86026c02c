"""Tests of what holds across the project: layers, exports, documents, packaging."""
