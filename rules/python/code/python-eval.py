import ast


def calculate(expression, code, table):
    # ruleid: python-eval
    result = eval(expression)
    # ruleid: python-eval
    exec(code)
    # ruleid: python-eval
    eval("table." + expression, {"table": table})
    # ok: python-eval
    ast.literal_eval(expression)
    # ok: python-eval
    eval("1 + 1")
    # ok: python-eval
    model.eval()
    # ok: python-eval
    cursor.exec(code)
    return result
