import os
from flask import Flask

app = Flask(__name__)
# ruleid: python-flask-debug
app.run(debug=True)
# ruleid: python-flask-debug
app.run(host="127.0.0.1", debug=True, port=5000)
# ruleid: python-flask-debug
app.debug = True
# ok: python-flask-debug
app.run()
# ok: python-flask-debug
app.run(debug=False)
# ok: python-flask-debug
app.run(debug=os.environ.get("FLASK_DEBUG") == "1")
