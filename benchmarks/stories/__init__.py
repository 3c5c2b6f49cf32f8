"""What the stories are measured by."""
