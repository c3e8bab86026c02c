"""What the gazetteer is built from: our own tables in this folder, and the open data that `sources` names."""
