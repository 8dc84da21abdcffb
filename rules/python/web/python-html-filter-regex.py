import html
import re


def clean(text):
    # ruleid: python-html-filter-regex
    text = re.sub(r'<script.*?>.*?</script>', '', text, flags=re.DOTALL)
    # ruleid: python-html-filter-regex
    text = re.sub("(?i)<iframe[^>]*>", "", text)
    # ruleid: python-html-filter-regex
    text = re.compile(r"javascript:").sub("", text)
    # ok: python-html-filter-regex
    text = html.escape(text)
    # ok: python-html-filter-regex
    text = re.sub(r"\s+", "", text)
    # ok: python-html-filter-regex
    text = re.sub(r"<script src='old.js'>", "<script src='new.js'>", text)
    return text
