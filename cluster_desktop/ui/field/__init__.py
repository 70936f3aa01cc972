"""What the side panel tells of the field in hand, each part in a place of its own."""
