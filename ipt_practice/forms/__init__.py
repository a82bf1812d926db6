"""Forms of the pages that compose several rooms."""
