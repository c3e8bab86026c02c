"""When something was said, with the words that tell it, the rule that decided and how sure it is.

A statement is dated by the words in its own sentence that belong to the saying (`frames`); else by what was
told of the same speaker, occasion or day before it (`threads`), else by the day of the story (`story`). Where
a report prints no year, the years in which it can lie are inferred (`years`).
"""

from onrecord.resolve.dates.dating import date_statements, in_year_of
from onrecord.resolve.dates.values import SaidOn
from onrecord.resolve.dates.years import YearInference, date_report, infer_years

__all__ = ["SaidOn", "YearInference", "date_report", "date_statements", "in_year_of", "infer_years"]
