"""Who said what. Rules on words and marks; it knows neither formats nor who the entities are."""
