"""`python -m pipeline` is the same program as `diakrit`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
