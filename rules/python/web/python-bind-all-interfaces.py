from flask import Flask
import socket
from http.server import HTTPServer
import uvicorn

app = Flask(__name__)
server = socket.socket()
# ruleid: python-bind-all-interfaces
app.run(host="0.0.0.0", port=80)
# ruleid: python-bind-all-interfaces
uvicorn.run(app, host="0.0.0.0")
# ruleid: python-bind-all-interfaces
server.bind(("0.0.0.0", 8080))
# ruleid: python-bind-all-interfaces
HTTPServer(("", 8080), Handler)
# ruleid: python-bind-all-interfaces
app.run("0.0.0.0", 80)
# ok: python-bind-all-interfaces
job.run(host="")
# ok: python-bind-all-interfaces
app.run(host="127.0.0.1")
# ok: python-bind-all-interfaces
server.bind(("localhost", 8080))
# ok: python-bind-all-interfaces
app.run(port=80)
address = ("0.0.0.0", 9000)
# ruleid: python-bind-all-interfaces
# nofix: python-bind-all-interfaces
server.bind(address)
local = ("127.0.0.1", 9000)
# ok: python-bind-all-interfaces
server.bind(local)
# ruleid: python-bind-all-interfaces
server.bind(("", 9001))
