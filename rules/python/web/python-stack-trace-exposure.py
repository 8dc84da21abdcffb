import traceback
from fastapi import HTTPException
from flask import jsonify

@app.route("/a")
def a():
    try:
        return work()
    except ValueError as error:
        # ruleid: python-stack-trace-exposure
        return jsonify({"error": str(error)})
    except Exception:
        # ruleid: python-stack-trace-exposure
        return traceback.format_exc(), 500

@app.route("/b")
def b():
    try:
        return work()
    except Exception as e:
        # ruleid: python-stack-trace-exposure
        return f"Failed: {e}"

@app.route("/c")
def c():
    try:
        # ok: python-stack-trace-exposure
        return work()
    except Exception as e:
        app.logger.exception("failed")
        # ok: python-stack-trace-exposure
        return "An error occurred", 500

@api.get("/e")
def e():
    try:
        return work()
    except ValueError as problem:
        # ok: python-stack-trace-exposure
        raise HTTPException(status_code=400, detail=str(problem))
    except Exception as problem:
        # ruleid: python-stack-trace-exposure
        raise HTTPException(status_code=500, detail=str(problem))

def d():
    try:
        return work()
    except Exception as e:
        # ok: python-stack-trace-exposure
        return str(e)

def f(request, task):
    try:
        return work(task)
    except Exception as error:
        # ok: python-stack-trace-exposure
        return task, error, FAILED, None

def g(request, task):
    try:
        return work(task)
    except Exception as error:
        # ruleid: python-stack-trace-exposure
        return str(error), 500
