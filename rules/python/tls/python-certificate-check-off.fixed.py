import requests
import httpx
from requests import get


def fetch(url, check):
    # ruleid: python-certificate-check-off
    requests.get(url, verify=True)
    # ruleid: python-certificate-check-off
    get(url, timeout=3, verify=True)
    # ruleid: python-certificate-check-off
    httpx.Client(verify=True)
    session = requests.Session()
    # ruleid: python-certificate-check-off
    session.verify = True
    # ruleid: python-certificate-check-off
    session.put(url, verify=True)
    # ok: python-certificate-check-off
    check.verify = False
    # ok: python-certificate-check-off
    requests.get(url)
    # ok: python-certificate-check-off
    requests.get(url, verify="ca.pem")
    # ok: python-certificate-check-off
    requests.post(url, verify=check)
