"""The `wireroom` command, one file for each family of verbs."""
