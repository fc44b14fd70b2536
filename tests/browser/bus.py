"""Reads the bus of accessibility, as a screen reader does; the system's own Python runs it.

`tree NAME`: what is found in the documents of an application, an object a line, as JSON.
`listen`: what live regions tell, a text a line, as JSON, until there is no more standard input.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 (after its version)

DOCUMENTS = {"document web", "document frame"}
TOLD = {"checked", "expanded", "focused", "pressed", "selected"}
ENDS = GLib.IO_IN | GLib.IO_HUP


def children(node):
    return filter(None, (node.get_child_at_index(at) for at in range(node.get_child_count())))


def documents(node):
    if node.get_role_name() in DOCUMENTS:
        yield node
        return
    for child in children(node):
        yield from documents(child)


def told(node):
    states = {state.value_nick for state in node.get_state_set().get_states()}
    yield {
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "states": sorted(states & TOLD),
    }
    for child in children(node):
        yield from told(child)


def write_tree(name):
    applications = [one for one in children(Atspi.get_desktop(0)) if name in one.get_name()]
    for application in applications:
        for document in documents(application):
            for line in told(document):
                print(json.dumps(line))


def heed(event):
    attributes = event.source.get_attributes() or {}
    live = attributes.get("container-live") or attributes.get("live") or "off"
    if live != "off" and isinstance(event.any_data, str) and event.any_data:
        print(json.dumps(event.any_data), flush=True)


def listen():
    listener = Atspi.EventListener.new(heed)
    listener.register("object:text-changed:insert")
    listener.register("object:announcement")
    loop = GLib.MainLoop()
    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, ENDS, lambda *_: loop.quit())
    print(json.dumps("listening"), flush=True)
    loop.run()


Atspi.init()
if sys.argv[1] == "tree":
    write_tree(sys.argv[2])
else:
    listen()
