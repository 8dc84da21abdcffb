"""An example to try AI Security Scanner on. It is a copy: nothing you do here changes a file.

1. A finding: three places below are underlined. Hover over one to read why, and follow its data path.
2. A fix: put the cursor on `verify=False` and press Ctrl+. (Cmd+. on a Mac).
3. A mark: in the same menu, "Mark as human-reviewed" says that you have read the lines. Marks are kept
   in a folder, so you are asked to save this file in one first.
"""

import subprocess

import requests
from flask import Flask, request

app = Flask(__name__)


@app.get("/rates")
def rates():
    return requests.get("https://rates.example/today", verify=False, timeout=5).json()


@app.get("/ping")
def ping():
    host = request.args["host"]
    command = "ping -c 1 " + host
    answered = subprocess.run(command, shell=True, timeout=5).returncode == 0
    return "up" if answered else "down"


@app.get("/check")
def check():
    holds = eval(request.args["condition"])
    return "yes" if holds else "no"
