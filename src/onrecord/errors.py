"""Every error that onrecord raises on purpose, grouped by who can act.

    OnRecordError
      - InputError              the input: whoever supplied it
        + UnknownFormat         no reader knows it
        + MalformedDocument     a reader knows it and cannot read it
        + UnsupportedEncoding   its characters cannot be told
        + TooLarge              it is over the size limit
        + FetchRefused          its address may not or could not be fetched
        + UnsupportedLanguage   it is written in a language that is not read yet
      - ModelError              the model file: whoever installed it
        + ModelNotFound
        + ModelMismatch         hash, labels or shape differ from its card
      - StoreError              the record: whoever keeps it
        + NotFound
        + Conflict
        + SchemaOutdated        made by another version of onrecord
      - ConfigError             settings or options: whoever set them
      - MalformedValue          data given to a value's from_dict

An `InputError` costs one report; the others end the run.
"""

from __future__ import annotations


class OnRecordError(Exception):
    """The root of the tree."""


class InputError(OnRecordError):
    """The input cannot be read.

    Attributes:
        code: Stable, greppable name of the reason.
        location: The file, line or address that it happened in.
    """

    code = "unreadable"

    def __init__(self, message: str, *, location: str = "") -> None:
        super().__init__(message)
        self.location = location


class UnknownFormat(InputError):
    """No reader recognises the input."""

    code = "unknown-format"


class MalformedDocument(InputError):
    """The format is known, but this report does not follow it."""

    code = "malformed"


class UnsupportedEncoding(InputError):
    """The bytes are not text in an encoding that can be told."""

    code = "unsupported-encoding"


class TooLarge(InputError):
    """The input is larger than the limit."""

    code = "too-large"


class FetchRefused(InputError):
    """An address may not be fetched, or did not answer as a report should."""

    code = "fetch-refused"


class UnsupportedLanguage(InputError):
    """A report is written in a language that onrecord does not read yet."""

    code = "language-not-supported"


class ModelError(OnRecordError):
    """The tagger's model cannot be used."""


class ModelNotFound(ModelError):
    """No model where one was expected."""


class ModelMismatch(ModelError):
    """A model file is not what its card says.

    Attributes:
        expected: What the card says.
        actual: What the file holds.
    """

    def __init__(self, what: str, *, expected: str, actual: str) -> None:
        super().__init__(f"{what}: the model card says {expected}, the file has {actual}")
        self.expected = expected
        self.actual = actual


class StoreError(OnRecordError):
    """The record cannot be used."""


class NotFound(StoreError):
    """Nothing in the record has that id."""


class Conflict(StoreError):
    """Somebody else holds or changed what was to be written."""


class SchemaOutdated(StoreError):
    """The record was made by a version of onrecord that this one cannot read."""


class ConfigError(OnRecordError):
    """A setting or option has a value that cannot be used."""


class MalformedValue(OnRecordError):
    """Data does not have the published shape of a value.

    Attributes:
        value: Name of the value's class.
    """

    def __init__(self, value: str, reason: str) -> None:
        super().__init__(f"{value}: {reason}")
        self.value = value
