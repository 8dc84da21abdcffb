import yaml

def a(text):
    # ruleid: python-yaml-load
    return yaml.safe_load(text)

def b(text):
    # ruleid: python-yaml-load
    return yaml.safe_load(text)

def c(path):
    with open(path) as file:
        # ruleid: python-yaml-load
        return yaml.safe_load(file)

def d(text):
    # ruleid: python-yaml-load
    return yaml.safe_load(text)

def e(text):
    # ok: python-yaml-load
    return yaml.safe_load(text)

def f(text):
    # ok: python-yaml-load
    return yaml.load(text, Loader=yaml.SafeLoader)

def g():
    # ok: python-yaml-load
    return yaml.load("a: 1", Loader=yaml.Loader)
