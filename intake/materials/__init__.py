"""Materials: what letters enclose → files of ours, told apart by content, each in its role."""
