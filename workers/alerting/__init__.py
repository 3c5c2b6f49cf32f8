"""The third stage: which rules an article meets, and whether they may ring. It knows nothing of the other stages."""
