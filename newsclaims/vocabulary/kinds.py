"""The fixed words for what things are: the kinds of records and the relations between them."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class OutletKind(TextChoices):
    AGENCY = "agency", pgettext_lazy("kind of outlet", "News agency")
    NEWSPAPER = "newspaper", pgettext_lazy("kind of outlet", "Newspaper")
    BROADCASTER = "broadcaster", pgettext_lazy("kind of outlet", "Broadcaster")
    ONLINE = "online", pgettext_lazy("kind of outlet", "Online")
    STATE_MEDIA = "state_media", pgettext_lazy("kind of outlet", "State media")
    OTHER = "other", pgettext_lazy("kind of outlet", "Other")


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
    PERSON = "person", pgettext_lazy("kind of actor", "Person")
    ORGANISATION = "organisation", pgettext_lazy("kind of actor", "Organisation")
    STATE = "state", pgettext_lazy("kind of actor", "State")
    STATE_BODY = "state_body", pgettext_lazy("kind of actor", "State body")
    ARMED_GROUP = "armed_group", pgettext_lazy("kind of actor", "Armed group")
    COMPANY = "company", pgettext_lazy("kind of actor", "Company")
    GROUP = "group", pgettext_lazy("kind of actor", "Group")
    UNNAMED_SOURCE = "unnamed_source", pgettext_lazy("kind of actor", "Unnamed source")


class EventKind(TextChoices):
    TALKS = "talks", pgettext_lazy("kind of event", "Talks")
    STRIKE = "strike", pgettext_lazy("kind of event", "Strike")
    EXCHANGE = "exchange", pgettext_lazy("kind of event", "Exchange")
    HANDOVER = "handover", pgettext_lazy("kind of event", "Handover")
    STATEMENT = "statement", pgettext_lazy("kind of event", "Statement")
    VOTE = "vote", pgettext_lazy("kind of event", "Vote")
    PROTEST = "protest", pgettext_lazy("kind of event", "Protest")
    DISASTER = "disaster", pgettext_lazy("kind of event", "Disaster")
    TRIAL = "trial", pgettext_lazy("kind of event", "Trial")
    AGREEMENT = "agreement", pgettext_lazy("kind of event", "Agreement")
    OTHER = "other", pgettext_lazy("kind of event", "Other")


class Basis(TextChoices):
    """How well it is known that an event happened, or that an actor took part in it."""

    ESTABLISHED = "established", pgettext_lazy("how well it is known", "Established")
    ANNOUNCED = "announced", pgettext_lazy("how well it is known", "Announced")
    REPORTED = "reported", pgettext_lazy("how well it is known", "Reported")
    ALLEGED = "alleged", pgettext_lazy("how well it is known", "Alleged")


class ClaimKind(TextChoices):
    FACT = "fact", pgettext_lazy("kind of claim", "Fact")
    FIGURE = "figure", pgettext_lazy("kind of claim", "Figure")
    FORECAST = "forecast", pgettext_lazy("kind of claim", "Forecast")
    DEMAND = "demand", pgettext_lazy("kind of claim", "Demand")
    OFFER = "offer", pgettext_lazy("kind of claim", "Offer")
    COMMITMENT = "commitment", pgettext_lazy("kind of claim", "Commitment")
    OPINION = "opinion", pgettext_lazy("kind of claim", "Opinion")


class Voice(TextChoices):
    """Who speaks in a statement."""

    NAMED = "named", pgettext_lazy("who speaks", "A named speaker")
    UNNAMED = "unnamed", pgettext_lazy("who speaks", "An unnamed source")
    OUTLET = "outlet", pgettext_lazy("who speaks", "The report itself")
    UNATTRIBUTED = "unattributed", pgettext_lazy("who speaks", "Nobody named")

    @property
    def has_actor(self) -> bool:
        return self in (Voice.NAMED, Voice.UNNAMED)


class Heard(TextChoices):
    """Whether the desk has the original of a statement."""

    ORIGINAL_SEEN = "original_seen", pgettext_lazy("was the original heard", "Original seen")
    REPORTED = "reported", pgettext_lazy("was the original heard", "Only reported")
    DISPUTED_BY_SPEAKER = "disputed_by_speaker", pgettext_lazy("was the original heard", "Disputed by the speaker")


class Stance(TextChoices):
    """What a statement does to a claim."""

    ASSERTS = "asserts", pgettext_lazy("stance of a statement", "Asserts")
    CONFIRMS = "confirms", pgettext_lazy("stance of a statement", "Confirms")
    DENIES = "denies", pgettext_lazy("stance of a statement", "Denies")
    REPEATS = "repeats", pgettext_lazy("stance of a statement", "Repeats")
    QUESTIONS = "questions", pgettext_lazy("stance of a statement", "Questions")
    DECLINES = "declines", pgettext_lazy("stance of a statement", "Declines to comment")
    RETRACTS = "retracts", pgettext_lazy("stance of a statement", "Retracts")

    @property
    def affirms(self) -> bool:
        """Whether the speaker stands behind the wording, so that a heading may carry the name."""
        return self in (Stance.ASSERTS, Stance.CONFIRMS, Stance.REPEATS)


class Directness(TextChoices):
    DIRECT = "direct", pgettext_lazy("kind of speech", "Direct speech")
    INDIRECT = "indirect", pgettext_lazy("kind of speech", "Reported speech")
    MIXED = "mixed", pgettext_lazy("kind of speech", "Both")


class Part(TextChoices):
    """The part of a report that an attribution stands in."""

    BODY = "body", pgettext_lazy("part of a report", "Text")
    HEADLINE = "headline", pgettext_lazy("part of a report", "Headline")
    SUBHEADING = "subheading", pgettext_lazy("part of a report", "Sub-heading")
    CAPTION = "caption", pgettext_lazy("part of a report", "Caption")


class SourceKind(TextChoices):
    ARTICLE = "article", pgettext_lazy("kind of source", "Article")
    OFFICIAL_STATEMENT = "official_statement", pgettext_lazy("kind of source", "Official statement")
    SOCIAL_POST = "social_post", pgettext_lazy("kind of source", "Post on a social network")
    DOCUMENT = "document", pgettext_lazy("kind of source", "Document")
    SATELLITE_IMAGE = "satellite_image", pgettext_lazy("kind of source", "Satellite image")
    PHOTO = "photo", pgettext_lazy("kind of source", "Photo")
    VIDEO = "video", pgettext_lazy("kind of source", "Video")
    INTERVIEW = "interview", pgettext_lazy("kind of source", "Interview")
    DATASET = "dataset", pgettext_lazy("kind of source", "Data set")
    PERSON = "person", pgettext_lazy("kind of source", "Person")


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

    COPIES = "copies", pgettext_lazy("how one source stands on another", "Copies")
    CITES = "cites", pgettext_lazy("how one source stands on another", "Cites")
    TRANSLATES = "translates", pgettext_lazy("how one source stands on another", "Translates")
    SAME_OWNER = "same_owner", pgettext_lazy("how one source stands on another", "Has the same owner as")


class EvidenceStance(TextChoices):
    """What a source does to a claim."""

    SUPPORTS = "supports", pgettext_lazy("what evidence does", "Supports")
    REFUTES = "refutes", pgettext_lazy("what evidence does", "Refutes")
    CONTEXT = "context", pgettext_lazy("what evidence does", "Gives context")


class Change(TextChoices):
    """Why a revision was published: told apart on every publication."""

    FIRST = "first", pgettext_lazy("why it was published anew", "First publication")
    CORRECTION = "correction", pgettext_lazy("why it was published anew", "Correction")
    UPDATE = "update", pgettext_lazy("why it was published anew", "Update")
    REVISION = "revision", pgettext_lazy("why it was published anew", "Wording only")
    WITHDRAWAL = "withdrawal", pgettext_lazy("why it was published anew", "Withdrawal")

    @property
    def effect(self) -> str:
        return {
            Change.FIRST: "Readers see it for the first time.",
            Change.CORRECTION: "We made a mistake. Readers see the note beside the claim.",
            Change.UPDATE: "The facts moved; we made no mistake.",
            Change.REVISION: "Only words changed; “recently updated” does not list it.",
            Change.WITHDRAWAL: "The page is taken down and says why.",
        }[self]


class Clock(TextChoices):
    """The five clocks; there is no bare “date”."""

    HAPPENED = "happened", pgettext_lazy("clock", "happened")
    SAID = "said", pgettext_lazy("clock", "said")
    PUBLISHED = "published", pgettext_lazy("clock", "published")
    RECORDED = "recorded", pgettext_lazy("clock", "recorded")
    CHECKED = "checked", pgettext_lazy("clock", "checked")


class SubjectKind(TextChoices):
    """What can be published."""

    CLAIM = "claim", pgettext_lazy("kind of page", "Claim")
    EVENT = "event", pgettext_lazy("kind of page", "Event")
    QUESTION = "question", pgettext_lazy("kind of page", "Question")
    ARTICLE = "article", pgettext_lazy("kind of page", "Article")
    ACTOR = "actor", pgettext_lazy("kind of page", "Actor")
    OUTLET = "outlet", pgettext_lazy("kind of page", "Outlet")
