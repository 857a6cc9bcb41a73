"""The picture of a question: its answers on the one measure that it names, in percentages of the width."""
