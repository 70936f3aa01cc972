"""How answers find their places on a form: by its printed labels."""
