"""Places: what a report names, which place of the gazetteer that is, and where the report contradicts it."""

from onrecord.resolve.places.locate import Located, Whereabouts, locate, whereabouts, with_places
from onrecord.resolve.places.mentions import PlaceMention, find_places

__all__ = ["Located", "PlaceMention", "Whereabouts", "find_places", "locate", "whereabouts", "with_places"]
