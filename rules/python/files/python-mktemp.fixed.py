import os
import tempfile
from tempfile import mktemp

# ruleid: python-mktemp
first = tempfile.mkstemp()[1]
# ruleid: python-mktemp
second = tempfile.mkstemp(".txt")[1]
# ruleid: python-mktemp
third = tempfile.mkstemp()[1]
# ok: python-mktemp
handle, path = tempfile.mkstemp()
# ok: python-mktemp
with tempfile.NamedTemporaryFile() as file:
    pass
# ok: python-mktemp
other.mktemp()
