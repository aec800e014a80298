"""How any concept is read, filtered, paged and written, from its declaration."""
