"""deduplication"""
