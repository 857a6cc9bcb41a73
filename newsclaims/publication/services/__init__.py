"""Everything that readers come to see is written here, in one transaction each."""

from newsclaims.publication.services.bringing import bring_publication
from newsclaims.publication.services.previewing import Preview, Shown, differs_from_public, preview
from newsclaims.publication.services.publishing import publish, publish_subject, withdraw
from newsclaims.publication.services.revisions import rebuild_editions

__all__ = [
    "Preview",
    "Shown",
    "bring_publication",
    "differs_from_public",
    "preview",
    "publish",
    "publish_subject",
    "rebuild_editions",
    "withdraw",
]
