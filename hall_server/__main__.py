"""`python -m hall_server` is `navbat`."""

from hall_server.cli.main import main

if __name__ == "__main__":
    main(prog_name="navbat")
