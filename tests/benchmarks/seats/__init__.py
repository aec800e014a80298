"""The seats of a made-up year, beside courses shared out one at a time."""
