"""The gazetteer that ships with the package: countries, divisions, areas and cities, by name.

`places.bin` beside this module is made by `tools/build_gazetteer.py`; where its contents are from, and on
what terms, is in NOTICE and in `Gazetteer.sources`.

    >>> gazetteer = load_gazetteer()
    >>> [gazetteer.place(number).country for number, _ in gazetteer.find("damascus").places][0]
    'SY'
"""

from onrecord.resources.gazetteer.folding import fold_name
from onrecord.resources.gazetteer.shipped import load_gazetteer
from onrecord.resources.gazetteer.table import Gazetteer, Named, Role, Sort

__all__ = ["Gazetteer", "Named", "Role", "Sort", "fold_name", "load_gazetteer"]
