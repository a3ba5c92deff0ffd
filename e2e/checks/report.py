"""How the checks speak: one plain line for each thing that is wrong, and a non-zero exit when there is one."""

import json
import sys


class Findings:
    """What is wrong with one file."""

    def __init__(self, file):
        self.file = file
        self.checked = 0
        self.wrong = []

    def expect(self, holds, message):
        """Count one check; remember the message when it does not hold."""
        self.checked += 1
        if not holds:
            self.wrong.append(message)

    def same(self, what, found, wanted):
        """The two must be equal; a wanted value of None is not checked."""
        if wanted is not None:
            self.expect(found == wanted, f"{what}: found {found!r}, expected {wanted!r}")

    def in_order(self, text, wanted):
        """Each of the wanted phrases must come after the one before it."""
        text = " ".join(text.split())
        at = 0
        for phrase in wanted:
            found = text.find(phrase, at)
            self.expect(found >= 0, f"text: {phrase!r} is missing or out of order")
            at = max(at, found)

    def close(self):
        """Print the result and give the exit code."""
        for line in self.wrong:
            print(f"{self.file}: {line}")
        if not self.checked:
            print(f"{self.file}: nothing was checked")
            return 1
        print(f"{self.file}: {self.checked - len(self.wrong)} of {self.checked} checks hold")
        return 1 if self.wrong else 0


def run(check):
    """Command line: FILE EXPECTED.json"""
    if len(sys.argv) != 3:
        print(f"usage: {sys.argv[0]} FILE EXPECTED.json")
        return 2
    findings = Findings(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as expected:
        wanted = json.load(expected)
    check(findings, sys.argv[1], wanted)
    return findings.close()
