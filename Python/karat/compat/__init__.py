"""Other packages' interfaces over Karat."""
