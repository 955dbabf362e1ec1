"""The front door: `python run.py COMMAND` is the same as the installed `intake COMMAND`."""

from intake.cli import main

if __name__ == "__main__":
    main()
