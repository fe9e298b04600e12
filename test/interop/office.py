"""Reads documents through LibreOffice's own object model and prints their blocks as JSON.

usage: office.py SOFFICE PROFILE as-is|accept|reject FILE...
       office.py SOFFICE PROFILE both FILE...   (accepted, then rejected, each as a document of its own)

The text export is no judge: it has no list labels as such, drops footnotes and keeps cached fields. Here every paragraph
comes with the label that LibreOffice prints, and with its cross-references computed anew.
"""
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


def prop(name, value):
    p = PropertyValue()
    p.Name, p.Value = name, value
    return p


def connect(soffice, profile):
    pipe = "lilla%d" % os.getpid()
    process = subprocess.Popen(
        [soffice, "--headless", "--norestore", "--nologo", "--nodefault",
         "-env:UserInstallation=" + pathlib.Path(profile).as_uri(), "--accept=pipe,name=%s;urp;" % pipe],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
            return process, context
        except Exception:
            if process.poll() is not None and process.returncode != 0:
                raise
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not answer")


ALIGNMENTS = {"RIGHT": "right", 1: "right", "CENTER": "center", 3: "center"}
FORMATTING = False
# In alphabetical order, as UNO wants them.
PORTION = ("CharPosture", "CharStyleName", "CharWeight", "TextPortionType")


def runs(paragraph):
    """The words with what formats them: the character style, and bold and italic; neighbours alike are one."""
    found = []
    for part in iterate(paragraph):
        posture, style, weight, kind = part.getPropertyValues(PORTION)
        if kind not in ("Text", "TextField", "Footnote"):
            continue
        text = part.getString().replace("\u200b", "").replace("\u200d", "")
        if kind == "Footnote":
            text = "*"
        if text == "":
            continue
        look = " ".join(name for name in (style, "b" if weight > 100 else "", "i" if posture.value == "ITALIC" else "") if name)
        if found and found[-1][1] == look:
            found[-1][0] += text
        else:
            found.append([text, look])
    return found


def block(place, paragraph, cursor):
    try:
        label = paragraph.ListLabelString
    except Exception:
        label = ""
    locale = paragraph.CharLocale
    page = 0
    if cursor is not None:
        try:
            cursor.gotoRange(paragraph.getStart(), False)
            page = cursor.getPage()
        except Exception:
            page = 0
    return {
        "place": place,
        "style": paragraph.ParaStyleName,
        "label": label,
        "text": paragraph.getString().replace("\u200d", ""),
        "align": ALIGNMENTS.get(paragraph.ParaAdjust.value if hasattr(paragraph.ParaAdjust, "value") else paragraph.ParaAdjust, ""),
        "runs": runs(paragraph) if FORMATTING else [],
        "language": "-".join(part for part in (locale.Language, locale.Country) if part),
        "page": page,
    }


def blocks(text, place, counter, cursor=None):
    found = []
    for part in iterate(text):
        if part.supportsService("com.sun.star.text.TextTable"):
            counter[0] += 1
            number = counter[0]
            for name in sorted(part.getCellNames(), key=lambda n: (int(n.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")), len(n), n)):
                found += blocks(part.getCellByName(name), "cell %d %s" % (number, name), counter, cursor)
        elif part.supportsService("com.sun.star.text.Paragraph"):
            found.append(block(place, part, cursor))
    return found


def iterate(text):
    parts = text.createEnumeration()
    while parts.hasMoreElements():
        yield parts.nextElement()


def furniture(document):
    found = []
    styles = document.getStyleFamilies().getByName("PageStyles")
    for name in styles.getElementNames():
        style = styles.getByName(name)
        if not style.isInUse():
            continue
        for kind, on, attributes in (
            ("header", style.HeaderIsOn, ("HeaderText", "HeaderTextFirst")),
            ("footer", style.FooterIsOn, ("FooterText", "FooterTextFirst")),
        ):
            for attribute in attributes if on else ():
                if attribute.endswith("First") and style.FirstIsShared:
                    continue
                part = getattr(style, attribute)
                where = "%s %s%s" % (kind, name, " first" if attribute.endswith("First") else "")
                found += blocks(part, where, [0])
    return found


def read(desktop, context, path, view):
    document = desktop.loadComponentFromURL(pathlib.Path(path).as_uri(), "_blank", 0, (prop("Hidden", True),))
    if document is None:
        raise SystemExit("LibreOffice could not open " + path)
    try:
        frame = document.getCurrentController().getFrame()
        dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        if view != "as-is":
            command = ".uno:AcceptAllTrackedChanges" if view == "accept" else ".uno:RejectAllTrackedChanges"
            dispatcher.executeDispatch(frame, command, "", 0, ())
        document.getTextFields().refresh()
        cursor = None if FORMATTING else document.getCurrentController().getViewCursor()
        counter = [0]
        found = blocks(document.getText(), "body", counter, cursor)
        notes = document.getFootnotes()
        for i in range(notes.getCount()):
            found += blocks(notes.getByIndex(i), "footnote %d" % (i + 1), counter)
        return found if FORMATTING else found + furniture(document)
    finally:
        document.close(True)


def without_comments(path):
    """A copy to judge by: Debian's LibreOffice 7.4 without a user interface falls over when a view has comments to draw in
    its margin, whoever wrote the file (one by pandoc does it as well). Converting such a file works."""
    if not path.endswith(".docx"):
        return path
    copy = path[:-5] + ".uncommented.docx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = re.sub(rb"<w:comment(RangeStart|RangeEnd|Reference)\b[^>]*/>", b"", data)
                # A mark around nothing would be taken for one around the end of the paragraph.
                data = re.sub(rb"<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr></w:r>", b"", data)
                data = re.sub(rb"<w:(ins|del|moveFrom|moveTo) [^>]*[^/]></w:\1>", b"", data)
            target.writestr(name, data)
    return copy


def alternating(path):
    """A copy in which each paragraph has another author than the one before. LibreOffice joins an insertion at the end of a
    paragraph with one that opens the next, and then takes the end between them, which is no part of either, away with them."""
    copy = path[:-5] + ".alternating.docx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name in ("word/document.xml", "word/footnotes.xml"):
                parts = re.split(rb"(?=<w:p[ >])", data)
                data = b"".join(part if i % 2 == 0 else re.sub(rb'w:author="', b'w:author="2 ', part) for i, part in enumerate(parts))
            target.writestr(name, data)
    return copy


def main():
    global FORMATTING
    soffice, profile, view, *paths = sys.argv[1:]
    FORMATTING = view in ("both", "plain")
    process, context = connect(soffice, profile)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    try:
        if view == "both":
            result = [[read(desktop, context, alternating(without_comments(path)), side) for side in ("accept", "reject")] for path in paths]
        else:
            result = [read(desktop, context, without_comments(path), "as-is" if view == "plain" else view) for path in paths]
    finally:
        try:
            desktop.terminate()
        except Exception:
            pass
        process.wait(30)
    sys.stdout.buffer.write(json.dumps(result, ensure_ascii=False).encode("utf-8"))


main()
