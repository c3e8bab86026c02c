"""The values that everything else passes around: frozen, standard library only."""

from onrecord.model.attribution import (
    Attribution,
    FindingWords,
    Gist,
    Mention,
    MentionKind,
    Nested,
    PartyWords,
    Quotation,
    Tagging,
)
from onrecord.model.authority import Alias, Authority, AuthorityEntity, Holding, SpeaksFor, authority_id
from onrecord.model.document import Block, BlockRole, Dateline, Document
from onrecord.model.entity import Entity, EntityType, Naming, Office
from onrecord.model.finding import Account, Finding, Party, finding_id
from onrecord.model.finding_type import STATES, FindingType
from onrecord.model.ids import content_id, text_hash
from onrecord.model.issue import Issue, IssueKind
from onrecord.model.judgement import Decision, Judgement, Selector
from onrecord.model.link import Candidate, Link, Reason
from onrecord.model.place import NamedPlace, Place, PlaceCandidate, PlaceKind, PlaceRelation
from onrecord.model.provenance import Provenance
from onrecord.model.report import Report
from onrecord.model.report_date import ReportDate, YearGround
from onrecord.model.revision import Revision, RevisionKind
from onrecord.model.span import Span, hull, overlap_chars
from onrecord.model.statement import (
    Certainty,
    Evidence,
    Excerpt,
    Kind,
    Occasion,
    Polarity,
    Statement,
    statement_id,
)
from onrecord.model.tenure import Days, Tenure, parse_tenure
from onrecord.model.values import Value

__all__ = [
    "STATES",
    "Account",
    "Alias",
    "Attribution",
    "Authority",
    "AuthorityEntity",
    "Block",
    "BlockRole",
    "Candidate",
    "Certainty",
    "Dateline",
    "Days",
    "Decision",
    "Document",
    "Entity",
    "EntityType",
    "Evidence",
    "Excerpt",
    "Finding",
    "FindingType",
    "FindingWords",
    "Gist",
    "Holding",
    "Issue",
    "IssueKind",
    "Judgement",
    "Kind",
    "Link",
    "Mention",
    "MentionKind",
    "NamedPlace",
    "Naming",
    "Nested",
    "Occasion",
    "Office",
    "Party",
    "PartyWords",
    "Place",
    "PlaceCandidate",
    "PlaceKind",
    "PlaceRelation",
    "Polarity",
    "Provenance",
    "Quotation",
    "Reason",
    "Report",
    "ReportDate",
    "Revision",
    "RevisionKind",
    "Selector",
    "Span",
    "SpeaksFor",
    "Statement",
    "Tagging",
    "Tenure",
    "Value",
    "YearGround",
    "authority_id",
    "content_id",
    "finding_id",
    "hull",
    "overlap_chars",
    "parse_tenure",
    "statement_id",
    "text_hash",
]
