"""The form as it will be printed, beside the form as it is being written."""
