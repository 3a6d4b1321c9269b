"""The kinds of things in the domain. Each value is the word that the published records use."""

from enum import StrEnum


class DocType(StrEnum):
    """What kind of paper a record comes from."""

    TJANSTESKRIVELSE = "tjansteskrivelse"
    PROTOKOLL = "protokoll"
    PROTOKOLLSUTDRAG = "protokollsutdrag"
    UTREDNING = "utredning"
    KALLELSE = "kallelse"
    YTTRANDE = "yttrande"
    MOTION = "motion"
    MEDBORGARFORSLAG = "medborgarforslag"
    INTERPELLATION = "interpellation"
    BILAGA = "bilaga"
    ANSLAGSBEVIS = "anslagsbevis"
    OVRIGT = "ovrigt"


class SectionKind(StrEnum):
    """What a section of a paper is about. `lexicons/headings.toml` has the headings of all but the last four."""

    SUMMARY = "summary"
    BACKGROUND = "background"
    PROPOSAL = "proposal"
    DECISION = "decision"
    BASIS = "basis"
    PLAN = "plan"
    RECIPIENTS = "recipients"
    STAFF = "staff"
    MOTIONS = "motions"
    PROCEDURE = "procedure"
    VOTE = "vote"
    VOTING_LIST = "voting_list"
    RESERVATION = "reservation"
    STATEMENT = "statement"
    DISSENTING_OPINION = "dissenting_opinion"
    NOTE = "note"
    SPEECH = "speech"
    QUESTION = "question"
    ANNOUNCEMENTS = "announcements"
    CONSIDERATIONS = "considerations"
    APPEAL = "appeal"
    ABSTENTION = "abstention"
    ADJUSTMENT = "adjustment"
    DISQUALIFICATION = "disqualification"
    OTHER = "other"  # under a heading that the lexicon does not know
    TEXT = "text"  # under no heading
    SIGNATURE = "signature"
    CLOSING = "closing"


class FieldName(StrEnum):
    """The fields of a record that are found in the paper."""

    DOC_TYPE = "doc_type"
    MUNICIPALITY = "municipality"
    ORGAN = "organ"
    DATE = "date"
    MEETING_DATE = "meeting_date"
    PARAGRAPH = "paragraph"
    CASE_NUMBER = "case_number"
    CASE_NUMBER_NORMALISED = "case_number_normalised"
    CASE_NUMBER_FAMILY = "case_number_family"
    OTHER_CASE_NUMBERS = "other_case_numbers"
    TITLE = "title"
    SUMMARY = "summary"
    BACKGROUND = "background"
    PROPOSALS = "proposals"
    DECISIONS = "decisions"
    MOTIONS = "motions"
    VOTES = "votes"
    DISSENTS = "dissents"
    DISQUALIFIED = "disqualified"
    BASIS = "basis"
    PLAN = "plan"
    RECIPIENTS = "recipients"
    STAFF = "staff"
    REFERENCES = "references"
    SECTIONS = "sections"


class DecisionKind(StrEnum):
    """What a body does with a case."""

    FINAL = "final"
    PROPOSAL = "proposal"  # to another body
    REFERRAL = "referral"  # sent out for comments
    TABLED = "tabled"  # bordläggning
    REMITTED = "remitted"  # återremiss
    NOTED = "noted"  # notice is taken, no more


class MotionAim(StrEnum):
    """What a yrkande wants."""

    APPROVAL = "approval"
    REJECTION = "rejection"
    AMENDMENT = "amendment"
    ADDITION = "addition"
    REMITTAL = "remittal"
    TABLING = "tabling"
    OTHER = "other"


class DissentKind(StrEnum):
    """How a member disagrees with a decision."""

    RESERVATION = "reservation"
    STATEMENT = "statement"  # särskilt yttrande
    DISSENTING_OPINION = "dissenting_opinion"  # särskild mening
    NOTE = "note"  # protokollsanteckning


class ReferenceKind(StrEnum):
    """What a reference points to."""

    PARAGRAPH = "paragraph"
    CASE_NUMBER = "case_number"
    DOCUMENT_NUMBER = "document_number"
    LAW = "law"
    LAW_SECTION = "law_section"
    REGULATION = "regulation"
    SOU = "sou"
    PUBLICATION = "publication"
    CIRCULAR = "circular"
    MEETING = "meeting"


class StaffRole(StrEnum):
    """How a paper names somebody responsible for it."""

    HANDLAGGARE = "handläggare"
    ANSVARIG = "ansvarig"
    UNDERTECKNARE = "undertecknare"
    GODKANNARE = "godkännare"


class ParticipantRole(StrEnum):
    """In what capacity somebody is at a meeting."""

    MEMBER = "member"
    SERVING = "serving"  # a substitute in the place of a member
    SUBSTITUTE = "substitute"
    OTHER = "other"


class RepairReason(StrEnum):
    """Why a word is believed to read otherwise."""

    LEXICON = "lexicon"
    COMPOUND = "compound"
    LETTERS = "letters"
    FUZZY = "fuzzy"
    CONTEXT = "context"
    IDENTIFIER = "identifier"
    SEQUENCE = "sequence"  # the § numbers before and after leave one answer
    SECOND_READING = "second_reading"  # the second engine read it better


class SensitiveKind(StrEnum):
    """Kinds of personal identity numbers."""

    PERSONNUMMER = "personnummer"
    SAMORDNINGSNUMMER = "samordningsnummer"


class IssueCode(StrEnum):
    """Why a person should look at a record. `docs/record.md` says what to do about each."""

    PAGE_FAILED = "page-failed"
    PAGE_LOW = "page-low"
    TEXT_DAMAGED = "text-damaged"
    TEXT_REPAIRED = "text-repaired"
    REPAIR_DOUBTFUL = "repair-doubtful"
    PARAGRAPH_DOUBTFUL = "paragraph-doubtful"
    PARAGRAPH_MISSING = "paragraph-missing"
    PARAGRAPH_BEYOND = "paragraph-beyond"
    CASE_NUMBER_DOUBTFUL = "case-number-doubtful"
    CASE_NUMBER_UNKNOWN = "case-number-unknown"
    CASE_NUMBER_UNUSUAL = "case-number-unusual"
    DATE_DOUBTFUL = "date-doubtful"
    MEETING_DATE_DOUBTFUL = "meeting-date-doubtful"
    MEETING_DATE_MISSING = "meeting-date-missing"
    MEETING_DAYS = "meeting-days"
    MUNICIPALITY_DOUBTFUL = "municipality-doubtful"
    VOTE_SUMS = "vote-sums"
    VOTES_DOUBTFUL = "votes-doubtful"
    OTHER_CASE_NUMBERS_DOUBTFUL = "other-case-numbers-doubtful"
    SENSITIVE_DATA = "sensitive-data"
    RESTRICTED_PDF = "restricted-pdf"
    CUT_PDF = "cut-pdf"
    UNSURE = "unsure"
    FIELD_MISSING = "field-missing"
    SECTION_DOUBTFUL = "section-doubtful"
    CORRECTION_CONFLICT = "correction-conflict"


class FailureStage(StrEnum):
    """The step in which an input or a page failed."""

    OPEN = "open"
    READ = "read"
    STRUCTURE = "structure"
