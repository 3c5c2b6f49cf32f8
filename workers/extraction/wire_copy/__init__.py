"""Copy as wires write it: tags, byline, date line, headline, paragraphs. Nothing here knows of formats around it."""
