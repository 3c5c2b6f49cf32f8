"""Turns an entry of an event stream into an event. It reads no stream, and keeps what it does not know."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from schemas.base import UtcDatetime, written_at
from schemas.events import ENVELOPES, EventStream, EventType, KnownEvent


class OtherEvent(BaseModel):
    """An event of a type, or with fields, that this version does not know: as it came, and nothing left out."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: str
    source: str
    type: str
    subject: str | None = None
    time: UtcDatetime | None = None
    data: Any = None


Event = KnownEvent | OtherEvent


@dataclass(frozen=True, slots=True)
class Received:
    """An event, where it stands, and its document as it was written: CloudEvents 1.0 in JSON."""

    stream: EventStream
    entry: str
    """Its id in the stream: milliseconds since the epoch when it was told, and a number."""
    event: Event
    document: bytes

    @property
    def at(self) -> datetime:
        """When it was told."""
        return written_at(self.entry)


def read_event(stream: EventStream, entry: str, fields: Mapping[bytes, bytes]) -> Received | None:
    """Read an entry; None when it holds no CloudEvent at all."""
    document = fields.get(b"event", b"")
    try:
        return Received(stream, entry, _parse(fields.get(b"type", b""), document), document)
    except ValidationError:
        return None


def _parse(kind: bytes, document: bytes) -> Event:
    try:
        return ENVELOPES[EventType(kind.decode())].model_validate_json(document)
    except ValueError:
        return OtherEvent.model_validate_json(document)
