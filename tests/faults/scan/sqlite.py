"""Writes every value of every table of SQLite files to standard output: the place of the file among the arguments (4 bytes,
little endian), the length of the value (8 bytes), the value.

Large values lie on several pages of a file, so searching the file alone would miss what stands across two of them. A copy is
read, with its write-ahead log beside it: the browser may be writing.
"""
import os
import shutil
import sqlite3
import sys
import tempfile
import time


TRIES = 3


def values(path):
    """The values of one file: none if the browser has removed it."""
    for left in reversed(range(TRIES)):
        try:
            return list(read(path))
        except FileNotFoundError:
            return []
        except sqlite3.DatabaseError:
            # Copied while the browser was half-way through a write.
            if left == 0:
                raise
            time.sleep(0.2)


def read(path):
    with tempfile.TemporaryDirectory() as copy:
        for end in ("", "-wal", "-journal"):
            if os.path.exists(path + end):
                shutil.copyfile(path + end, os.path.join(copy, "base" + end))
        base = sqlite3.connect(os.path.join(copy, "base"))
        base.text_factory = bytes
        # A virtual table is an index over others, made by an extension of SQLite that may be absent here.
        named = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        for (table,) in base.execute(named).fetchall():
            quoted = '"' + table.decode().replace('"', '""') + '"'
            for row in base.execute(f"SELECT * FROM {quoted}"):
                yield from (value for value in row if isinstance(value, bytes) and value)
        base.close()


for index, path in enumerate(sys.argv[1:]):
    for value in values(path):
        sys.stdout.buffer.write(index.to_bytes(4, "little") + len(value).to_bytes(8, "little") + value)
