"""Makes articles of a document that fits into memory: text, HTML, a wire's format or a feed. It opens no files."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from schemas.article import Article
from wireroom.feeds.decoding import decode, decode_page
from wireroom.feeds.files.wire import NEWS_ROOTS, WireItem, read_newsml, read_ninjs
from wireroom.feeds.page import HTML
from wireroom.feeds.refusal import Refusal, UnreadableError, reason_of, shown
from wireroom.feeds.syndication.articles import articles_of
from wireroom.feeds.syndication.sniffing import Kind, root_of, sniff

TEXT = "text/plain"
MEDIA_TYPES = {".txt": TEXT, ".html": HTML, ".htm": HTML}
JSON = ".json"
SUFFIXES = (*MEDIA_TYPES, JSON, ".xml", ".rss", ".atom")


@dataclass(frozen=True, slots=True)
class DocumentReader:
    """Reads one document, and refuses what is none."""

    path: str
    """Names it in refusals."""
    uri: str | None
    """Names an article that does not name itself."""
    source: str | None
    """Who supplied it; when None the title of a feed, else `folder`."""
    folder: str
    language: str | None
    max_bytes: int

    def read(self, content: bytes, suffix: str) -> Iterator[Article | Refusal]:
        """Read a document as those with a suffix, one of `SUFFIXES`, are read."""
        if len(content) > self.max_bytes:
            yield Refusal(self.path, f"larger than {self.max_bytes} bytes")
            return
        try:
            yield from self._read(content, suffix)
        except UnreadableError as error:
            yield Refusal(self.path, error.reason)

    def _read(self, content: bytes, suffix: str) -> Iterator[Article | Refusal]:
        if media_type := MEDIA_TYPES.get(suffix):
            yield self._text(content, media_type)
        elif suffix == JSON:
            yield from self._json(content)
        else:
            yield from self._xml(content)

    def _text(self, content: bytes, media_type: str) -> Article | Refusal:
        body = decode_page(content) if media_type == HTML else decode(content)
        if not body.strip():
            return Refusal(self.path, "holds no text")
        return self._article(uri=self.uri, media_type=media_type, body=body)

    def _json(self, content: bytes) -> Iterator[Article | Refusal]:
        if sniff(content) is Kind.JSON_FEED:
            yield from self._feed(content)
        else:
            yield self._wire(read_ninjs(content))

    def _xml(self, content: bytes) -> Iterator[Article | Refusal]:
        kind, root = sniff(content), root_of(content)
        if root in NEWS_ROOTS:
            for item in read_newsml(content):
                yield self._wire(item) if isinstance(item, WireItem) else Refusal(self.path, item.reason)
        elif kind is Kind.OPML:
            yield Refusal(self.path, "is a list of feeds: give it by itself, not in a folder")
        elif kind:
            yield from self._feed(content)
        else:
            yield Refusal(self.path, f"its root is `{shown(root or '')}`, which is neither NewsML-G2 nor a feed")

    def _feed(self, content: bytes) -> Iterator[Article | Refusal]:
        return articles_of(content, place=self.path, max_bytes=self.max_bytes, source=self.source)

    def _wire(self, item: WireItem) -> Article | Refusal:
        return self._article(**item._asdict())

    def _article(self, **known: object) -> Article | Refusal:
        source = self.source or self.folder
        try:
            return Article.model_validate({"source": source, "language": self.language, **known})
        except ValidationError as error:
            return Refusal(self.path, reason_of(error))
