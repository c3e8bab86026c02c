"""Join the steps: from what a user names to reports, one document failing alone."""

from onrecord.pipeline.authority import (
    HeldAuthority,
    LoadedAuthority,
    RecordAuthority,
    load_authority,
    read_authority_file,
)
from onrecord.pipeline.door import LateTagger, read, read_file, read_files, shipped_tagger
from onrecord.pipeline.inputs import Loaded, Source, load_inputs, read_inputs, read_sources
from onrecord.pipeline.places import count_bytes
from onrecord.pipeline.run import AuthorityFinder, Tagger, read_document

__all__ = [
    "AuthorityFinder",
    "HeldAuthority",
    "LateTagger",
    "Loaded",
    "LoadedAuthority",
    "RecordAuthority",
    "Source",
    "Tagger",
    "count_bytes",
    "load_authority",
    "load_inputs",
    "read",
    "read_authority_file",
    "read_document",
    "read_file",
    "read_files",
    "read_inputs",
    "read_sources",
    "shipped_tagger",
]
