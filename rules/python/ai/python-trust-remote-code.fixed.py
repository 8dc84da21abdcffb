from datasets import load_dataset
from transformers import AutoModel, pipeline


def a(name):
    # ruleid: python-trust-remote-code
    AutoModel.from_pretrained(name, trust_remote_code=False)
    # ruleid: python-trust-remote-code
    pipeline("text-generation", model=name, trust_remote_code=False)
    # ruleid: python-trust-remote-code
    load_dataset(name, trust_remote_code=False)
    # ok: python-trust-remote-code
    AutoModel.from_pretrained(name)
    # ok: python-trust-remote-code
    AutoModel.from_pretrained(name, trust_remote_code=True, revision="3f2a6c1")
    # ok: python-trust-remote-code
    load_dataset(name, trust_remote_code=False)
