"""Files that are coming in: listed and looked over before they are taken into the draft."""
