"""What key phrases are told by: words that say nothing, characters that come again."""
