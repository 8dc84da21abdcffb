from __future__ import annotations

import os.path
import typing
from typing import TYPE_CHECKING

# ok: python-undeclared-package
import requests
# ok: python-undeclared-package
import yaml
# ok: python-undeclared-package
import skimage.io as io
# ok: python-undeclared-package
from google.cloud import storage
# ok: python-undeclared-package
from flask_cors import CORS

# ruleid: python-undeclared-package
import request
# ruleid: python-undeclared-package
import requests_magic_retry
# ruleid: python-undeclared-package
import fastjsonvalidator as validator
# ruleid: python-undeclared-package
from huggingface_agents.tools import Tool, load
# ruleid: python-undeclared-package
import deep.inside.of_it
# ok: python-undeclared-package
from . import sibling
# ok: python-undeclared-package
from .sibling import other

if TYPE_CHECKING:
    # ok: python-undeclared-package
    from made_up_types import Shape

if typing.TYPE_CHECKING:
    # ok: python-undeclared-package
    import made_up_protocols

try:
    # ok: python-undeclared-package
    import ultrafastjson
except ImportError:
    ultrafastjson = None

try:
    # ok: python-undeclared-package
    from fast_things import loads
except (ImportError, OSError) as error:
    print(error)


def later():
    # ruleid: python-undeclared-package
    import lazily_made_up

    # ok: python-undeclared-package
    import importlib.metadata

    return lazily_made_up, importlib, os, io, validator
