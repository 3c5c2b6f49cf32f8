"""Pages of HTML: the main text, and what the page says of itself. Nothing here knows other formats."""
