"""Who said what, by rules on words and marks. It knows neither formats nor who the entities are."""
