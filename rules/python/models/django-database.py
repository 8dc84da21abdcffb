from django.db import connection
from flask import request


def orders():
    name = request.args["name"]
    with connection.cursor() as cursor:
        # ruleid: python-sql-injection
        cursor.execute("SELECT * FROM orders WHERE customer = '%s'" % name)
        # ok: python-sql-injection
        cursor.execute("SELECT * FROM orders WHERE customer = %s", [name])
    # ruleid: python-sql-injection
    Order.objects.extra(where=["customer = '" + name + "'"])
    # ruleid: python-sql-injection
    Order.objects.all().extra(select={"same": "customer = '" + name + "'"})
    # ok: python-sql-injection
    Order.objects.extra(where=["customer = %s"], params=[name])
    # ok: python-sql-injection
    Order.objects.filter(customer=name)
