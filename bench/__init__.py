"""How long this project takes beside other generators, and what its readers load; README.md tells the method."""
