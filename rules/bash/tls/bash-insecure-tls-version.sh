#!/usr/bin/env bash
# ruleid: bash-insecure-tls-version
curl --sslv3 https://example.org
# ruleid: bash-insecure-tls-version
curl --tls-max 1.0 https://example.org
# ruleid: bash-insecure-tls-version
wget --secure-protocol=SSLv3 https://example.org
# ok: bash-insecure-tls-version
curl --tlsv1.2 https://example.org
# ok: bash-insecure-tls-version
curl --tls-max 1.3 https://example.org
# ok: bash-insecure-tls-version
wget --secure-protocol=TLSv1_2 https://example.org
