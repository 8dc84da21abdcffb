import csv

from flask import Flask, request

app = Flask(__name__)


def escape_formula(text):
    return "'" + text if text[:1] in "=+-@" else text


@app.route("/export")
def export():
    with open("out.csv", "w") as file:
        writer = csv.writer(file)
        # ruleid: python-csv-injection
        writer.writerow([request.args["name"], 1])
        # ruleid: python-csv-injection
        writer.writerow(request.args.get("row", "").split(","))
        rows = [[value] for value in request.form.getlist("value")]
        # ruleid: python-csv-injection
        writer.writerows(rows)
        # ok: python-csv-injection
        writer.writerow([escape_formula(request.args["name"])])
        # ok: python-csv-injection
        writer.writerow([int(request.args["count"])])
        # ok: python-csv-injection
        writer.writerow(["name", "count"])
    return "written"
