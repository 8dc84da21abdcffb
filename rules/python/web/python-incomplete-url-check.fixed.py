from urllib.parse import urlsplit


def check(target_url, host, allowed_hosts, text):
    # ruleid: python-incomplete-url-check
    if urlsplit(target_url).hostname == "example.com":
        return 1
    # ruleid: python-incomplete-url-check
    if urlsplit(target_url).hostname == "example.com":
        return 2
    # ruleid: python-incomplete-url-check
    if target_url.startswith('https://www.example.com/'):
        return 3
    # ruleid: python-incomplete-url-check
    # nofix: python-incomplete-url-check
    if target_url.endswith("example.com/"):
        return 4
    # ok: python-incomplete-url-check
    if urlsplit(target_url).hostname == "example.com":
        return 5
    # ok: python-incomplete-url-check
    if host == "example.com" or host.endswith(".example.com"):
        return 6
    # ok: python-incomplete-url-check
    if target_url.startswith("https://www.example.com/"):
        return 7
    # ok: python-incomplete-url-check
    if "example.com" in allowed_hosts:
        return 8
    # ok: python-incomplete-url-check
    if "notes.txt" in target_url or "example.com" in text:
        return 9
    return 0
