"""Files, folders, archives and standard input, read once or watched. Nothing here goes to the network."""
