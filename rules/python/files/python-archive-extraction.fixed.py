import shutil
import tarfile
import zipfile


def unpack(path):
    archive = tarfile.open(path)
    # ruleid: python-archive-extraction
    archive.extractall("out", filter="data")
    # ruleid: python-archive-extraction
    tarfile.open(path).extractall("out", filter="data")
    with tarfile.open(path) as other:
        # ruleid: python-archive-extraction
        other.extractall(filter="data")
        # ok: python-archive-extraction
        other.extractall("out", filter="data")
        for member in other:
            # ruleid: python-archive-extraction
            other.extract(member, "out", filter="data")
    # ruleid: python-archive-extraction
    shutil.unpack_archive(path, "out", filter="data")
    # ok: python-archive-extraction
    zipfile.ZipFile(path).extractall("out")
    # ok: python-archive-extraction
    helper.extractall(path)


def unpack_some(path):
    with tarfile.open(path) as archive:
        for member in archive:
            if member.name.startswith("/") or ".." in member.name:
                raise ValueError(member.name)
            # ok: python-archive-extraction
            archive.extract(member, "out")


def unpack_checked(path):
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            if not inside("out", member.name):
                raise ValueError(member.name)
        # ok: python-archive-extraction
        archive.extractall("out")
