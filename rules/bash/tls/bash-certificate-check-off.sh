#!/usr/bin/env bash
# ruleid: bash-certificate-check-off
curl -k https://example.org
# ruleid: bash-certificate-check-off
curl -fsSLk https://example.org
# ruleid: bash-certificate-check-off
wget --no-check-certificate https://example.org/a.tar
# ruleid: bash-certificate-check-off
export NODE_TLS_REJECT_UNAUTHORIZED=0
# ruleid: bash-certificate-check-off
git -c http.sslVerify=false clone https://example.org/a.git
# ok: bash-certificate-check-off
curl -fsSL https://example.org
# ok: bash-certificate-check-off
curl --cacert ca.pem https://example.org
# ok: bash-certificate-check-off
curl -o kept https://example.org
# ok: bash-certificate-check-off
git config http.sslVerify true
