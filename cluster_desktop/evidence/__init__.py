"""What proves the answers: files taken in and looked over, and the bound volume with its index."""
