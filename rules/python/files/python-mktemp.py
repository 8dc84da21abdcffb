import os
import tempfile
from tempfile import mktemp

# ruleid: python-mktemp
first = tempfile.mktemp()
# ruleid: python-mktemp
second = mktemp(".txt")
# ruleid: python-mktemp
third = os.tempnam()
# ok: python-mktemp
handle, path = tempfile.mkstemp()
# ok: python-mktemp
with tempfile.NamedTemporaryFile() as file:
    pass
# ok: python-mktemp
other.mktemp()
