"""LibreOffice's part of the redline bench: compares documents, and reads what accepting or rejecting all changes gives.

usage: redline-office.py SOFFICE PROFILE JOB, where JOB is a file of JSON. Prints one line of JSON for each result.
"""
import glob
import json
import os
import pathlib
import re
import subprocess
import sys
import time
import zipfile

import uno
from com.sun.star.beans import PropertyValue

WORD = "MS Word 2007 XML"


def prop(name, value):
    p = PropertyValue()
    p.Name, p.Value = name, value
    return p


def url(path):
    return pathlib.Path(path).as_uri()


def say(result):
    sys.stdout.write("@bench " + json.dumps(result, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def connect(soffice, profile):
    pipe = "lillabench%d" % os.getpid()
    process = subprocess.Popen(
        [soffice, "--headless", "--norestore", "--nologo", "--nodefault",
         "-env:UserInstallation=" + url(profile), "--accept=pipe,name=%s;urp;" % pipe],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(1200):
        try:
            return process, resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        except Exception:
            if process.poll() not in (None, 0):
                raise
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not answer")


def cpu(root):
    """CPU time of the office and all below it in milliseconds, where the system tells; else None."""
    try:
        parents, times = {}, {}
        for path in glob.glob("/proc/[0-9]*/stat"):
            try:
                with open(path) as file:
                    head, rest = file.read().rsplit(")", 1)
            except OSError:
                continue
            fields = rest.split()
            pid = int(head.split(" ", 1)[0])
            parents[pid], times[pid] = int(fields[1]), int(fields[11]) + int(fields[12])
        family, size = {root}, 0
        while size != len(family):
            size = len(family)
            family |= {pid for pid, parent in parents.items() if parent in family}
        return sum(times.get(pid, 0) for pid in family) * 1000.0 / os.sysconf("SC_CLK_TCK") if times else None
    except (OSError, ValueError):
        return None


def alternating(path, copy):
    """A copy to judge by in which each paragraph has another author than the one before: LibreOffice joins an insertion at the end
    of a paragraph with one that opens the next, and takes the end between them, which is no part of either, away with them."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                parts = re.split(rb"(?=<w:p[ >])", data)
                data = b"".join(part if i % 2 == 0 else re.sub(rb'w:author="', b'w:author="2 ', part) for i, part in enumerate(parts))
            target.writestr(name, data)
    return copy


class Office:
    def __init__(self, soffice, profile):
        self.process, self.context = connect(soffice, profile)
        self.desktop = self.make("com.sun.star.frame.Desktop")

    def make(self, name):
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def open(self, path):
        document = self.desktop.loadComponentFromURL(url(path), "_blank", 0, (prop("Hidden", True),))
        if document is None:
            raise RuntimeError("LibreOffice could not open " + path)
        return document

    def dispatch(self, document, command, *arguments):
        self.make("com.sun.star.frame.DispatchHelper").executeDispatch(
            document.getCurrentController().getFrame(), command, "", 0, arguments)

    def compare(self, folder, out):
        document = self.open(os.path.join(folder, "newer.docx"))
        try:
            begun, used = time.perf_counter(), cpu(self.process.pid)
            self.dispatch(document, ".uno:CompareDocuments", prop("URL", url(os.path.join(folder, "older.docx"))), prop("NoAcceptDialog", True))
            wall, after = (time.perf_counter() - begun) * 1000, cpu(self.process.pid)
            document.storeToURL(url(os.path.join(folder, out)), (prop("FilterName", WORD),))
            return {"wall": wall, **({} if used is None else {"cpu": after - used})}
        finally:
            document.close(True)

    def blocks(self, path, command=None):
        document = self.open(path)
        try:
            if command:
                self.dispatch(document, command)
            document.getTextFields().refresh()
            return [text for text in texts(document.getText()) if text]
        finally:
            document.close(True)

    def close(self):
        try:
            self.desktop.terminate()
        except Exception:
            pass
        self.process.wait(30)


def parts_of(text):
    parts = text.createEnumeration()
    while parts.hasMoreElements():
        yield parts.nextElement()


def texts(text):
    for part in parts_of(text):
        if part.supportsService("com.sun.star.text.TextTable"):
            for name in sorted(part.getCellNames(), key=lambda n: (int(n.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")), len(n), n)):
                yield from texts(part.getCellByName(name))
        elif part.supportsService("com.sun.star.text.Paragraph"):
            yield re.sub("[\u200b-\u200d\u2060]", "", part.getString()).replace("\u00a0", " ").strip()


def time_pairs(office, job):
    for n in range(job["times"]):
        for pair in job["pairs"]:
            say({"name": pair["name"], "time": n, **office.compare(pair["folder"], "office.docx")})


def judge(office, job):
    for pair in job["pairs"]:
        clean = {name: office.blocks(os.path.join(pair["folder"], name + ".docx")) for name in ("older", "newer")}
        for engine in job["engines"]:
            redline = os.path.join(pair["folder"], engine + ".docx")
            if not os.path.exists(redline):
                continue
            copy = alternating(redline, os.path.join(pair["folder"], "alternating.docx"))
            say({"name": pair["name"], "engine": engine,
                 "accept": [office.blocks(copy, ".uno:AcceptAllTrackedChanges"), clean["newer"]],
                 "reject": [office.blocks(copy, ".uno:RejectAllTrackedChanges"), clean["older"]]})


def command(office, job):
    office.compare(job["pairs"][0]["folder"], "command.docx")


def main():
    soffice, profile, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        job = json.load(file)
    office = Office(soffice, profile)
    try:
        {"time": time_pairs, "judge": judge, "command": command}[job["task"]](office, job)
    finally:
        office.close()


main()
