"""Stories: which articles tell of one happening. It knows texts by their words, and nothing of how copies are found."""
