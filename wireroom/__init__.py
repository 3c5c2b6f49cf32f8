"""Wireroom: push articles, subscribe to events."""
