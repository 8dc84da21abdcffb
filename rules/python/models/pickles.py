import pickle

import joblib
import numpy as np
import torch
import yaml
from flask import request
from itsdangerous import Signer


def read(stored):
    data = request.data
    # ruleid: python-unsafe-deserialization
    pickle.loads(data)
    # ruleid: python-unsafe-deserialization
    joblib.load(data)
    # ruleid: python-unsafe-deserialization
    torch.load(data)
    # ruleid: python-unsafe-deserialization
    torch.load(data, map_location="cpu", weights_only=False)
    # ruleid: python-unsafe-deserialization
    np.load(data, allow_pickle=True)
    # ok: python-unsafe-deserialization
    torch.load(data, weights_only=True)
    # ok: python-unsafe-deserialization
    np.load(data)
    # ok: python-unsafe-deserialization
    pickle.loads(pickle.dumps(stored))
    # ok: python-unsafe-deserialization
    pickle.loads(Signer("key").unsign(data))
    # ruleid: python-yaml-load
    yaml.load(data, Loader=yaml.Loader)
    # ruleid: python-yaml-load
    yaml.unsafe_load(data)
    # ok: python-yaml-load
    yaml.load(data, Loader=yaml.SafeLoader)
    # ok: python-yaml-load
    yaml.load(yaml.dump(stored), Loader=yaml.Loader)
