import html

import markdown
import markdown2
import nh3


def page(article, context):
    # ruleid: python-markdown-html
    context["page"] = markdown.markdown(article.text)
    # ruleid: python-markdown-html
    context["notes"] = markdown.markdown(article.notes, extensions=["tables"])
    # ruleid: python-markdown-html
    context["summary"] = markdown2.markdown(article.summary)
    # ok: python-markdown-html
    context["safe"] = nh3.clean(markdown.markdown(article.text))
    # ok: python-markdown-html
    made = markdown.markdown(article.text)
    context["later"] = nh3.clean(made)
    # ok: python-markdown-html
    context["escaped"] = markdown.markdown(html.escape(article.text))
    # ok: python-markdown-html
    context["help"] = markdown.markdown("# Help")
    # ok: python-markdown-html
    context["mode"] = markdown2.markdown(article.text, safe_mode="escape")
    return context
