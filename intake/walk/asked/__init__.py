"""Asked: what the commands tell and do, beside the rounds."""
