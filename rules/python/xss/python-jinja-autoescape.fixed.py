import jinja2
from jinja2 import Environment, FileSystemLoader, select_autoescape


def make(options, source):
    # ruleid: python-jinja-autoescape
    plain = jinja2.Environment(loader=FileSystemLoader('templates'), autoescape=True)
    # ruleid: python-jinja-autoescape
    off = Environment(loader=FileSystemLoader('templates'), autoescape=True)
    # ruleid: python-jinja-autoescape
    spread = Environment(
        loader=FileSystemLoader('templates'),
        trim_blocks=True,
        autoescape=True,
    )
    # ruleid: python-jinja-autoescape
    single = jinja2.Template(source, autoescape=True)
    # ok: python-jinja-autoescape
    on = Environment(loader=FileSystemLoader('templates'), autoescape=True)
    # ok: python-jinja-autoescape
    chosen = Environment(loader=FileSystemLoader('templates'), autoescape=select_autoescape())
    # ok: python-jinja-autoescape
    decided = Environment(loader=FileSystemLoader('templates'), autoescape=options['escape'])
    # ok: python-jinja-autoescape
    unknown = Environment(loader=FileSystemLoader('templates'), **options)
    # ok: python-jinja-autoescape
    tex = Environment(loader=FileSystemLoader('tex'), block_start_string='<<%', autoescape=False)
    # ok: python-jinja-autoescape
    constant = jinja2.Template('{{ number }}')
    return plain, off, spread, single, on, chosen, decided, unknown, tex, constant
