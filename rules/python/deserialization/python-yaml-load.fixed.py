import yaml
from yaml import Loader


def read(text):
    # ruleid: python-yaml-load
    yaml.safe_load(text)
    # ruleid: python-yaml-load
    yaml.safe_load(text)
    # ruleid: python-yaml-load
    yaml.safe_load(text)
    # ruleid: python-yaml-load
    yaml.safe_load(text)
    # ok: python-yaml-load
    yaml.safe_load(text)
    # ok: python-yaml-load
    yaml.load(text, Loader=yaml.SafeLoader)
    # ok: python-yaml-load
    json.load(text)
