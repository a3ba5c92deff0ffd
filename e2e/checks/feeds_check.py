"""Reads Atom feeds and calendars back with libraries that did not write them: feedparser and icalendar.

    python feeds_check.py FOLDER

FOLDER holds feeds (*.atom), calendars (*.ics) and expected.json: how many entries each has, by its name.
"""

import json
import pathlib
import sys
from datetime import datetime

import feedparser
import icalendar
from report import Findings


def feed(path, entries):
    found = Findings(path.name)
    read = feedparser.parse(path.read_bytes())
    found.expect(not read.bozo, f"it is not well formed: {read.get('bozo_exception')}")
    found.same("version", read.version, "atom10")
    found.same("entries", len(read.entries), entries)
    head = read.feed
    for name in ["id", "title", "updated"]:
        found.expect(head.get(name), f"the feed has no {name}")
    links = {link.rel: link.href for link in head.get("links", [])}
    for rel in ["self", "alternate"]:
        found.expect(links.get(rel, "").startswith("http"), f"the feed has no whole address as {rel}")
    ids = [entry.get("id") for entry in read.entries]
    found.expect(len(set(ids)) == len(ids), "two entries have one id")
    for entry in read.entries:
        for name in ["id", "title", "link", "updated_parsed"]:
            found.expect(entry.get(name), f"an entry has no {name}: {entry.get('title')}")
        found.expect(entry.get("link", "").startswith("http"), f"no whole address: {entry.get('link')}")
        found.expect(entry.updated <= head.updated, f"newer than the feed: {entry.get('title')}")
    return found.close()


def calendar(path, entries):
    found = Findings(path.name)
    whole = path.read_bytes()
    read = icalendar.Calendar.from_ical(whole)
    found.same("version", str(read.get("VERSION")), "2.0")
    found.expect(read.get("PRODID"), "it does not say what made it")
    found.expect(b"\r\n" in whole and b"\n" not in whole.replace(b"\r\n", b""), "lines do not end as they must")
    long = [line for line in whole.split(b"\r\n") if len(line) > 75]
    found.expect(not long, f"lines are too long: {long[:2]}")
    zones = {str(zone.get("TZID")) for zone in read.walk("VTIMEZONE")}
    events = list(read.walk("VEVENT"))
    found.same("entries", len(events), entries)
    uids = [str(event.get("UID")) for event in events]
    found.expect(len(set(uids)) == len(uids), "two entries have one UID")
    for event in events:
        name = str(event.get("SUMMARY"))
        found.expect(not event.errors, f"{name}: {event.errors}")
        for field in ["UID", "DTSTAMP", "DTSTART", "SUMMARY"]:
            found.expect(event.get(field) is not None, f"{name} has no {field}")
        found.expect(str(event.get("STATUS")) in ("TENTATIVE", "CONFIRMED", "CANCELLED"), f"{name}: STATUS")
        found.expect(int(event.get("SEQUENCE", 0)) >= 0, f"{name}: SEQUENCE")
        start = event.decoded("DTSTART")
        zone = event["DTSTART"].params.get("TZID")
        if isinstance(start, datetime):
            found.expect(start.tzinfo is not None, f"{name} begins on nobody's clock")
            found.expect(zone is None or zone in zones, f"{name}: {zone} is not described")
        if event.get("DTEND") is not None:
            found.expect(event.decoded("DTEND") >= start, f"{name} ends before it begins")
    again = icalendar.Calendar.from_ical(read.to_ical())
    found.same("entries after writing it again", len(list(again.walk("VEVENT"))), entries)
    return found.close()


def main():
    folder = pathlib.Path(sys.argv[1])
    expected = json.loads((folder / "expected.json").read_text())
    worst = 0 if expected else 1
    for name, entries in expected.items():
        check = feed if name.endswith(".atom") else calendar
        worst = max(worst, check(folder / name, entries))
    return worst


if __name__ == "__main__":
    sys.exit(main())
