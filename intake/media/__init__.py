"""Media: films → facts, never judgement. ffmpeg.py finds the programs, probe.py measures."""
