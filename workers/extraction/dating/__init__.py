"""What dates are made of: words, rules, digits, stretches of the calendar. Nothing here looks at a whole text."""
