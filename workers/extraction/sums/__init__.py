"""What amounts are made of: numbers, currencies, what stands around them. Nothing here looks at a whole text."""
