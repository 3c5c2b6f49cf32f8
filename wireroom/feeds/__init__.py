"""Readers that turn files, folders and feeds into articles. They know nothing of Redis."""
