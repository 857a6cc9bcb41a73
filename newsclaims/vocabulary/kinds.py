"""The fixed words for what things are: the kinds of records and the relations between them."""

from django.db.models import TextChoices


class OutletKind(TextChoices):
    AGENCY = "agency", "News agency"
    NEWSPAPER = "newspaper", "Newspaper"
    BROADCASTER = "broadcaster", "Broadcaster"
    ONLINE = "online", "Online"
    STATE_MEDIA = "state_media", "State media"
    OTHER = "other", "Other"


class PublicText(TextChoices):
    """How much of an article's text readers see. Other people's reports are not ours to republish."""

    EXCERPTS = "excerpts", "The quoted passages in their sentences"
    FULL = "full", "The whole text (its licence allows it)"

    @property
    def effect(self) -> str:
        return {
            PublicText.EXCERPTS: "Each quoted passage in its sentences; what lies between is counted and not shown.",
            PublicText.FULL: "Everybody can read the whole text. Choose it only where its licence allows that.",
        }[self]


class ActorKind(TextChoices):
    PERSON = "person", "Person"
    ORGANISATION = "organisation", "Organisation"
    STATE = "state", "State"
    STATE_BODY = "state_body", "State body"
    ARMED_GROUP = "armed_group", "Armed group"
    COMPANY = "company", "Company"
    GROUP = "group", "Group"
    UNNAMED_SOURCE = "unnamed_source", "Unnamed source"


class EventKind(TextChoices):
    TALKS = "talks", "Talks"
    STRIKE = "strike", "Strike"
    EXCHANGE = "exchange", "Exchange"
    HANDOVER = "handover", "Handover"
    STATEMENT = "statement", "Statement"
    VOTE = "vote", "Vote"
    PROTEST = "protest", "Protest"
    DISASTER = "disaster", "Disaster"
    TRIAL = "trial", "Trial"
    AGREEMENT = "agreement", "Agreement"
    OTHER = "other", "Other"


class Basis(TextChoices):
    """How well it is known that an event happened, or that an actor took part in it."""

    ESTABLISHED = "established", "Established"
    ANNOUNCED = "announced", "Announced"
    REPORTED = "reported", "Reported"
    ALLEGED = "alleged", "Alleged"


class ClaimKind(TextChoices):
    FACT = "fact", "Fact"
    FIGURE = "figure", "Figure"
    FORECAST = "forecast", "Forecast"
    DEMAND = "demand", "Demand"
    OFFER = "offer", "Offer"
    COMMITMENT = "commitment", "Commitment"
    OPINION = "opinion", "Opinion"


class Voice(TextChoices):
    """Who speaks in a statement."""

    NAMED = "named", "A named speaker"
    UNNAMED = "unnamed", "An unnamed source"
    OUTLET = "outlet", "The report itself"
    UNATTRIBUTED = "unattributed", "Nobody named"

    @property
    def has_actor(self) -> bool:
        return self in (Voice.NAMED, Voice.UNNAMED)


class Heard(TextChoices):
    """Whether the desk has the original of a statement."""

    ORIGINAL_SEEN = "original_seen", "Original seen"
    REPORTED = "reported", "Only reported"
    DISPUTED_BY_SPEAKER = "disputed_by_speaker", "Disputed by the speaker"


class Stance(TextChoices):
    """What a statement does to a claim."""

    ASSERTS = "asserts", "Asserts"
    CONFIRMS = "confirms", "Confirms"
    DENIES = "denies", "Denies"
    REPEATS = "repeats", "Repeats"
    QUESTIONS = "questions", "Questions"
    DECLINES = "declines", "Declines to comment"
    RETRACTS = "retracts", "Retracts"

    @property
    def affirms(self) -> bool:
        """Whether the speaker stands behind the wording, so that a heading may carry the name."""
        return self in (Stance.ASSERTS, Stance.CONFIRMS, Stance.REPEATS)


class Directness(TextChoices):
    DIRECT = "direct", "Direct speech"
    INDIRECT = "indirect", "Reported speech"
    MIXED = "mixed", "Both"


class Part(TextChoices):
    """The part of a report that an attribution stands in."""

    BODY = "body", "Text"
    HEADLINE = "headline", "Headline"
    SUBHEADING = "subheading", "Sub-heading"
    CAPTION = "caption", "Caption"


class SourceKind(TextChoices):
    ARTICLE = "article", "Article"
    OFFICIAL_STATEMENT = "official_statement", "Official statement"
    SOCIAL_POST = "social_post", "Post on a social network"
    DOCUMENT = "document", "Document"
    SATELLITE_IMAGE = "satellite_image", "Satellite image"
    PHOTO = "photo", "Photo"
    VIDEO = "video", "Video"
    INTERVIEW = "interview", "Interview"
    DATASET = "dataset", "Data set"
    PERSON = "person", "Person"


class Visibility(TextChoices):
    """What readers see of a source."""

    PUBLIC = "public", "The source"
    DESCRIBED = "described", "A description"
    CONFIDENTIAL = "confidential", "That there is one"

    @property
    def effect(self) -> str:
        return {
            Visibility.PUBLIC: "Title, address, publisher and both grades stand on the page.",
            Visibility.DESCRIBED: "Your description stands for the title; no address and no publisher is shown.",
            Visibility.CONFIDENTIAL: "Readers see “A source known to the desk” and nothing else.",
        }[self]


class Sensitivity(TextChoices):
    NONE = "none", "None"
    GRAPHIC = "graphic", "Graphic"
    PERSONAL = "personal", "Personal"

    @property
    def effect(self) -> str:
        return {
            Sensitivity.NONE: "Shown without a warning.",
            Sensitivity.GRAPHIC: "Readers are warned before they follow the link.",
            Sensitivity.PERSONAL: "Readers see no address, because it leads to somebody’s personal data.",
        }[self]


class DerivationKind(TextChoices):
    """How one source stands on another."""

    COPIES = "copies", "Copies"
    CITES = "cites", "Cites"
    TRANSLATES = "translates", "Translates"
    SAME_OWNER = "same_owner", "Has the same owner as"


class EvidenceStance(TextChoices):
    """What a source does to a claim."""

    SUPPORTS = "supports", "Supports"
    REFUTES = "refutes", "Refutes"
    CONTEXT = "context", "Gives context"


class Change(TextChoices):
    """Why a revision was published: told apart on every publication."""

    FIRST = "first", "First publication"
    CORRECTION = "correction", "Correction"
    UPDATE = "update", "Update"
    REVISION = "revision", "Wording only"
    WITHDRAWAL = "withdrawal", "Withdrawal"

    @property
    def effect(self) -> str:
        return {
            Change.FIRST: "Readers see it for the first time.",
            Change.CORRECTION: "We made a mistake. Readers see the note beside the claim.",
            Change.UPDATE: "The facts moved; we made no mistake.",
            Change.REVISION: "Only words changed; “recently updated” does not list it.",
            Change.WITHDRAWAL: "The page is taken down and says why.",
        }[self]


class SubjectKind(TextChoices):
    """What can be published."""

    CLAIM = "claim", "Claim"
    EVENT = "event", "Event"
    QUESTION = "question", "Question"
    ARTICLE = "article", "Article"
    ACTOR = "actor", "Actor"
    OUTLET = "outlet", "Outlet"
