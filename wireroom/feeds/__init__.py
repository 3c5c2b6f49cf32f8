"""Readers that turn files and folders into articles. They know nothing of Redis."""
