"""How answers are written into their places, and made to fit."""
