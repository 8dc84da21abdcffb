import os
import ssl

import boto3
import ldap
import pymongo
import redis
import urllib3


def a(url):
    # ruleid: python-client-checks-off
    pymongo.MongoClient(url, tls=True, tlsAllowInvalidCertificates=False)
    # ruleid: python-client-checks-off
    redis.Redis(host="cache", ssl=True, ssl_cert_reqs="required")
    # ruleid: python-client-checks-off
    # nofix: python-client-checks-off
    urllib3.PoolManager(cert_reqs=ssl.CERT_NONE)
    # ruleid: python-client-checks-off
    boto3.client("s3", verify=True)
    # ruleid: python-client-checks-off
    # nofix: python-client-checks-off
    ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_NEVER)
    # ruleid: python-client-checks-off
    # nofix: python-client-checks-off
    os.environ["PYTHONHTTPSVERIFY"] = "0"

def b(url):
    # ok: python-client-checks-off
    pymongo.MongoClient(url, tls=True, tlsCAFile="ca.pem")
    # ok: python-client-checks-off
    redis.Redis(host="cache", ssl=True)
    # ok: python-client-checks-off
    urllib3.PoolManager(cert_reqs=ssl.CERT_REQUIRED)
    # ok: python-client-checks-off
    boto3.client("s3", verify="ca.pem")
    # ok: python-client-checks-off
    ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_DEMAND)
    # ok: python-client-checks-off
    os.environ["PYTHONHTTPSVERIFY"] = "1"
