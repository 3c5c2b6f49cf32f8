"""Finds names in a text and tells persons, organisations and places apart. It knows nothing of articles' metadata."""
