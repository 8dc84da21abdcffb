import requests
import httpx
from requests import get


def fetch(url, check):
    # ruleid: python-certificate-check-off
    requests.get(url, verify=False)
    # ruleid: python-certificate-check-off
    get(url, timeout=3, verify=False)
    # ruleid: python-certificate-check-off
    httpx.Client(verify=False)
    session = requests.Session()
    # ruleid: python-certificate-check-off
    session.verify = False
    # ruleid: python-certificate-check-off
    session.put(url, verify=False)
    # ok: python-certificate-check-off
    check.verify = False
    # ok: python-certificate-check-off
    requests.get(url)
    # ok: python-certificate-check-off
    requests.get(url, verify="ca.pem")
    # ok: python-certificate-check-off
    requests.post(url, verify=check)
