"""Feeds on the web: polled, politely, and remembered. Nothing here parses their documents."""
