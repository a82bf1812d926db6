"""What workers do with the rows that requests leave: claim, hold, finish (docs/adr/0020)."""
