"""Interpretation: what a report's statements amount to, as findings with the statements behind them.

One file for each type of finding, in the explicit list of `findings.py`. What they share: `view.py`, a
report as
they see it; `rules.py`, wordings as tables; `phrases.py` and `parties.py`, what stands around a wording;
`terms.py`, where
and for how long; `gather.py`, claims about one thing made one finding.
"""

from onrecord.interpret.findings import INTERPRETERS, interpret

__all__ = ["INTERPRETERS", "interpret"]
