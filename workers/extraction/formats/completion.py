"""Completes what a wire format's fields gave: a text by its headline, a headline by its text. It knows no format."""

from collections.abc import Sequence
from dataclasses import replace

from schemas.article import PubStatus
from schemas.dead_letter import Reason
from schemas.extraction import Origin
from workers.errors import PermanentError
from workers.extraction.found import GUESSED, Fact, Found
from workers.extraction.wire_copy.headline import headline_of


def complete(found: Found, paragraphs: Sequence[str], *, what: str, may_be_headline: bool, name: str = "") -> Found:
    """`found` with its text and its headline.

    Without paragraphs the headline is the text if that `may_be_headline`, as of a snap. A withdrawal needs neither: it
    goes by its `name`.

    Raises:
        PermanentError: there is no text in it; `what` says what there is.
    """
    headline = found.headline
    if paragraphs:
        if not headline.value:
            headline = Fact(headline_of(paragraphs, first_is_line=True), Origin.TEXT, GUESSED)
        return replace(found, text="\n\n".join(paragraphs), headline=headline)
    is_withdrawal = found.pub_status is not None and found.pub_status.value is not PubStatus.USABLE
    alone = headline.value or (name if is_withdrawal else "")
    if not alone or not (may_be_headline or is_withdrawal):
        raise PermanentError(Reason.UNREADABLE, f"{what} without a text")
    return replace(found, text=alone, headline=headline if headline.value else Fact(alone, Origin.BODY, GUESSED))
