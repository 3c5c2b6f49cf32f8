"""The three stages as the engine runs them: each reads an entry, asks its domain, and says what is to be committed."""
