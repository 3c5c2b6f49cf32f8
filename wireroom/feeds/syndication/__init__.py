"""Documents of feeds: RSS, RDF, Atom, JSON Feed and lists of feeds, taken apart. Nothing here fetches or remembers."""
