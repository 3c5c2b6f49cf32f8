"""How well, how fast and in how little memory copies are found."""
