"""Files on their way into a draft: found, converted, unlocked, looked over, attached."""
