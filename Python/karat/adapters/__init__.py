"""One file for each framework, with the calls that it makes. None imports its framework until it has to."""
