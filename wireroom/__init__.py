"""Wireroom: push articles, subscribe to events. What a program needs, and light: no worker's library comes with it."""

from schemas.article import Article, Lane
from schemas.rule import AlertRule
from wireroom.events import Event, OtherEvent, Received
from wireroom.places import Missed
from wireroom.producer import ArticleTooLarge, BacklogFull, Producer, PushError, Receipt
from wireroom.subscriber import Subscriber

__all__ = [
    "AlertRule",
    "Article",
    "ArticleTooLarge",
    "BacklogFull",
    "Event",
    "Lane",
    "Missed",
    "OtherEvent",
    "Producer",
    "PushError",
    "Receipt",
    "Received",
    "Subscriber",
]
