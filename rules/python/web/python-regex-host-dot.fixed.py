import re


def check(address):
    # ruleid: python-regex-host-dot
    if re.match("^https://(www|beta)[.]example[.]com/", address):
        return 1
    # ruleid: python-regex-host-dot
    pattern = re.compile(r'^(www|beta)[.]example[.]com/')
    # ruleid: python-regex-host-dot
    if re.search("^https?://api[.]example[.]org$", address):
        return 2
    # ok: python-regex-host-dot
    if re.match(r"^https://(www|beta)\.example\.com/", address):
        return 3
    # ok: python-regex-host-dot
    if re.match("^https://(www|beta)[.]example[.]com/", address):
        return 4
    # ok: python-regex-host-dot
    if re.match(r".*\.com", address):
        return 5
    # ok: python-regex-host-dot
    return pattern.match("www.example.com/")
