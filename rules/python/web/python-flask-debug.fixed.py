import os
from flask import Flask

app = Flask(__name__)
# ruleid: python-flask-debug
app.run(debug=False)
# ruleid: python-flask-debug
app.run(host="127.0.0.1", debug=False, port=5000)
# ruleid: python-flask-debug
app.debug = False
# ok: python-flask-debug
app.run()
# ok: python-flask-debug
app.run(debug=False)
# ok: python-flask-debug
app.run(debug=os.environ.get("FLASK_DEBUG") == "1")
