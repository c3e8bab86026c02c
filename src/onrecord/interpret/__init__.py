"""Interpretation: what a report's statements amount to, as findings with the statements behind them.

One file for each type of finding, listed here; this version reads measures and questions, in plain cases.
"""

from onrecord.interpret.findings import INTERPRETERS, interpret

__all__ = ["INTERPRETERS", "interpret"]
