import subprocess
import subprocess as sp
from subprocess import run, run as go
from os.path import join
from os import path as p

# ruleid: qualified
subprocess.run("a")
# ruleid: qualified
sp.run("a")
# ruleid: qualified
run("a")
# ruleid: qualified
go("a")
# ruleid: part
join("a", "b")
# ruleid: part
p.exists("a")
# ruleid: keyword
get(url, timeout=3, verify=False)
get(url, verify=True)
# ruleid: keywords
get(b=2, a=1)
get(a=1)

HOST = "db"
LEVEL = 1 + 2

def f(host):
    # ruleid: constant
    connect(HOST)
    connect(host)
    # ruleid: value
    level(LEVEL)
    host = "a"
    if x:
        host = "b"
    # ruleid: constant
    connect(host)
    host = read()
    connect(host)

def shadow():
    run = local
    run("a")
