"""The first stage: text and metadata from an article as it came. It knows nothing of the other stages."""
