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
    # ok: python-archive-extraction
    zipfile.ZipFile(path).extractall("out")
    # ok: python-archive-extraction
    helper.extractall(path)
