"""Wire formats and items of feeds, each read by its fields. Nothing here looks for what has none."""
