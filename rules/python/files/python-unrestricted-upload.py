import os
from pathlib import Path
from uuid import uuid4

from fastapi import UploadFile
from flask import request
from werkzeug.utils import secure_filename

FOLDER = "uploads"


def a():
    file = request.files["file"]
    # ruleid: python-unrestricted-upload
    file.save(os.path.join(FOLDER, secure_filename(file.filename)))

def b(request):
    file = request.FILES["file"]
    # ruleid: python-unrestricted-upload
    with open(os.path.join(FOLDER, os.path.basename(file.name)), "wb") as out:
        out.write(file.read())

async def c(file: UploadFile):
    # ruleid: python-unrestricted-upload
    with open(f"uploads/{file.filename}", "wb") as out:
        out.write(await file.read())

def d():
    file = request.files["file"]
    if not allowed_file(file.filename):
        return "not allowed", 400
    # ok: python-unrestricted-upload
    file.save(os.path.join(FOLDER, secure_filename(file.filename)))

def e():
    file = request.files["file"]
    # ok: python-unrestricted-upload
    file.save(os.path.join(FOLDER, uuid4().hex + ".png"))

def f():
    file = request.files["file"]
    name = secure_filename(file.filename)
    if not name.lower().endswith((".png", ".jpg")):
        return "not allowed", 400
    # ok: python-unrestricted-upload
    file.save(os.path.join(FOLDER, name))

def g():
    file = request.files["file"]
    print(file.filename.endswith(".png"))
    # ruleid: python-unrestricted-upload
    file.save(os.path.join(FOLDER, secure_filename(file.filename)))

def h():
    file = request.files["file"]
    ending = os.path.splitext(file.filename)[1].lower()
    if ending not in {".png", ".jpg"}:
        return "not allowed", 400
    # ok: python-unrestricted-upload
    file.save(os.path.join(FOLDER, secure_filename(file.filename)))

def i():
    file = request.files["file"]
    name, ending = os.path.splitext(file.filename)
    if ending not in {".png", ".jpg"}:
        return "not allowed", 400
    # ok: python-unrestricted-upload
    file.save(os.path.join(FOLDER, secure_filename(file.filename)))

def j():
    file = request.files["file"]
    if file.filename.rsplit(".", 1)[1].lower() in ALLOWED_EXTENSIONS:
        # ok: python-unrestricted-upload
        file.save(os.path.join(FOLDER, secure_filename(file.filename)))
    else:
        # ruleid: python-unrestricted-upload
        file.save(os.path.join(FOLDER, secure_filename(file.filename)))

def k():
    file = request.files["file"]
    validate_upload(file)
    # ok: python-unrestricted-upload
    file.save(os.path.join(FOLDER, secure_filename(file.filename)))

def l():
    file = request.files["file"]
    if file.content_type not in ("image/png", "image/jpeg"):
        return "not allowed", 400
    # ok: python-unrestricted-upload
    file.save(os.path.join(FOLDER, secure_filename(file.filename)))

def m():
    file = request.files["file"]
    if Path(file.filename).suffix not in ALLOWED_EXTENSIONS:
        return "not allowed", 400
    # ok: python-unrestricted-upload
    file.save(os.path.join(FOLDER, secure_filename(file.filename)))
