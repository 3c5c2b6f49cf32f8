"""The second stage: whether an article is new, a copy or a new version. It knows nothing of the other stages."""
