import tarfile
import zipfile


class Box:
    def __init__(self, path):
        self.archive = tarfile.open(path)
        self.other = zipfile.ZipFile(path)

    def unpack(self):
        # ruleid: python-archive-extraction
        self.archive.extractall("out")
        # ok: python-archive-extraction
        self.other.extractall("out")
