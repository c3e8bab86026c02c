"""How the hand-marked sample story becomes its reports and its gold; see `tools/build_sample_gold.py`."""
