"""What the product costs beside a bare application, measured in one run on the same data."""
