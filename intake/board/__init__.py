"""The board: works → one static page on which staff watch the films; see draw.py."""
