import os
from fastapi import FastAPI
from flask import Flask

app = Flask(__name__)
# ruleid: python-flask-debug
app.run(debug=True)
# ruleid: python-flask-debug
app.run(host="127.0.0.1", debug=True, port=5000)
# ruleid: python-flask-debug
app.debug = True
# ruleid: python-flask-debug
app.config["DEBUG"] = True
# ruleid: python-flask-debug
api = FastAPI(title="Orders", debug=True)
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
