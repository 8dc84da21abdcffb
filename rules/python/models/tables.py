import csv

import openpyxl
import pandas as pd
from flask import request


def export(file, notes):
    name = request.form["name"]
    # ruleid: python-csv-injection
    csv.writer(file).writerow([name])
    # ruleid: python-csv-injection
    csv.DictWriter(file, fieldnames=request.form.keys())
    # ruleid: python-csv-injection
    openpyxl.Workbook().active.append([name])
    # ruleid: python-csv-injection
    pd.DataFrame([name]).to_csv(file)
    # ok: python-csv-injection
    csv.writer(file).writerow(["'" + name])
    # ok: python-csv-injection
    csv.writer(file).writerow([name.lstrip("=+-@")])
    # ok: python-csv-injection
    notes.append([name])
