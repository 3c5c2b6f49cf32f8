"""How well text, metadata and annotations are found, on files of rows with the right answers."""
