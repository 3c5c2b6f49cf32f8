"""What was said, and the words that tell of it. It knows nothing of how they are found."""

from dataclasses import dataclass

from workers.extraction.quotation.passage import Range


@dataclass(frozen=True, slots=True)
class Attribution:
    """Ranges of tokens. Where the telling interrupts a content, cue and source lie within it."""

    content: Range
    cue: Range
    source: Range

    @property
    def end(self) -> int:
        """The token behind all of it."""
        return max(self.content[1], self.cue[1], self.source[1])
