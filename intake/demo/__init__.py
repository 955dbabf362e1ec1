"""The demo: embedded mail servers, films and forms made for it, a story, the real rounds."""
