"""How the tagger's weights were made. Needs the `train` extra; the package never imports it."""
