import os
from fastapi import FastAPI
from flask import Flask

app = Flask(__name__)
# ruleid: python-flask-debug
app.run(debug=False)
# ruleid: python-flask-debug
app.run(host="127.0.0.1", debug=False, port=5000)
# ruleid: python-flask-debug
app.debug = False
# ruleid: python-flask-debug
app.config["DEBUG"] = False
# ruleid: python-flask-debug
api = FastAPI(title="Orders", debug=False)
# ok: python-flask-debug
app.run()
# ok: python-flask-debug
DEBUG = True
# ok: python-flask-debug
app.config["TESTING"] = True
# ok: python-flask-debug
app.run(debug=False)
# ok: python-flask-debug
app.run(debug=os.environ.get("FLASK_DEBUG") == "1")
