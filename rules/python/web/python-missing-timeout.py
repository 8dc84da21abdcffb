import httpx
import requests
from requests import get


def fetch(url, options):
    # ruleid: python-missing-timeout
    requests.get(url)
    # ruleid: python-missing-timeout
    requests.post(url, json={"a": 1})
    # ruleid: python-missing-timeout
    get(url)
    session = requests.Session()
    # ruleid: python-missing-timeout
    session.put(url)
    # ruleid: python-missing-timeout
    httpx.get(url, timeout=None)
    # ok: python-missing-timeout
    httpx.get(url)
    # ok: python-missing-timeout
    requests.get(url, timeout=10)
    # ok: python-missing-timeout
    requests.get(url, **options)
    # ok: python-missing-timeout
    cache.get(url)
