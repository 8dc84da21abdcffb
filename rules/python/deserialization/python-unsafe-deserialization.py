import json
import pickle
import marshal
from pickle import loads


def read(data, file, value):
    # ruleid: python-unsafe-deserialization
    pickle.loads(data)
    # ruleid: python-unsafe-deserialization
    loads(data)
    # ruleid: python-unsafe-deserialization
    marshal.load(file)
    # ok: python-unsafe-deserialization
    json.loads(data)
    # ok: python-unsafe-deserialization
    pickle.dumps(value)
    # ok: python-unsafe-deserialization
    pickle.loads(pickle.dumps(value))
