"""SVG by an allow-list: what draws is kept, whatever runs, loads or tells of its maker is named."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "defs",
        "symbol",
        "use",
        "title",
        "desc",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "textPath",
        "switch",
        "image",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "pattern",
        "marker",
        "style",
        "filter",
        "feBlend",
        "feColorMatrix",
        "feComponentTransfer",
        "feComposite",
        "feConvolveMatrix",
        "feDiffuseLighting",
        "feDisplacementMap",
        "feDistantLight",
        "feDropShadow",
        "feFlood",
        "feFuncA",
        "feFuncB",
        "feFuncG",
        "feFuncR",
        "feGaussianBlur",
        "feMerge",
        "feMergeNode",
        "feMorphology",
        "feOffset",
        "fePointLight",
        "feSpecularLighting",
        "feSpotLight",
        "feTile",
        "feTurbulence",
    ]
)
_LITTER = frozenset({"metadata"})
"""Says who drew it, when and with what."""
_RUNS_OR_LOADS = re.compile(r"^(?:on|href$|src$|action$|data$|xlink|base$|begin$|ping$|formaction$)", re.IGNORECASE)
_HREF = re.compile(r"#|data:image/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=\s]*$")
_ATTRIBUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*")
_HIDING = (b"<!ENTITY", b"<?xml-stylesheet")
"""What brings in parts that are not in the tree."""


def drawing_faults(file: Path) -> Iterator[tuple[int, str, bool]]:
    """Line and reason of what is wrong with a drawing, and whether it is only litter that `komak clean` takes out."""
    try:
        raw = file.read_bytes()
        raw.decode("utf-8")  # else the marks below could stand there in another encoding
        tree = etree.parse(io.BytesIO(raw), etree.XMLParser(resolve_entities=False, no_network=True))
    except (OSError, UnicodeDecodeError, etree.XMLSyntaxError) as error:
        yield getattr(error, "lineno", None) or 1, "the SVG is broken or not UTF-8", False
        return
    for hidden in (mark for mark in _HIDING if mark in raw):
        yield raw.count(b"\n", 0, raw.index(hidden)) + 1, f"it contains {hidden.decode()}", False
    if tree.getroot().tag != f"{{{_SVG}}}svg":
        yield 1, "the file is not an SVG", False
        return
    found = [fault for element in tree.iter(etree.Element) for fault in _in(element)]
    yield from [fault for fault in found if not fault[2]][:1]
    yield from [fault for fault in found if fault[2]][:1]


def _in(element: etree._Element) -> Iterator[tuple[int, str, bool]]:
    line: int = element.sourceline or 1  # type: ignore[assignment]  # the stubs do not know the type of sourceline
    name = etree.QName(element)
    if name.namespace != _SVG or name.localname in _LITTER:
        is_foreign = name.namespace == "http://www.w3.org/1999/xhtml" or name.namespace is None
        yield line, f"<{name.localname}>" if not is_foreign else f"it contains <{name.localname}>", not is_foreign
    elif name.localname not in _ELEMENTS:
        yield line, f"it contains <{name.localname}>", False
    if name.localname == "style" and loads("".join(map(str, element.itertext()))):
        yield line, "its styles load something", False
    for attribute, value in element.attrib.items():
        if fault := _attribute(etree.QName(attribute), str(value)):
            yield line, *fault


def _attribute(name: etree.QName, value: str) -> tuple[str, bool] | None:
    if name.localname == "href" and name.namespace in (None, _XLINK):
        return None if _HREF.match(value) else ("it contains the attribute href", False)
    if name.namespace not in (None, _XML, _XLINK):
        return f"the attribute {name.localname}", True
    is_known = _ATTRIBUTE.fullmatch(name.localname) and not _RUNS_OR_LOADS.match(name.localname)
    if (not is_known and name.namespace is None) or (name.localname == "base") or loads(value):
        return f"it contains the attribute {name.localname}", False
    return None


def loads(style: str) -> bool:
    """Whether CSS fetches something from elsewhere, be it in disguise."""
    plain = "".join(style.split()).replace("'", "").replace('"', "").lower()
    hidden = "\\" in plain or "/*" in plain
    fetched = plain.replace("url(#", "").replace("url(data:image/png", "").replace("url(data:image/jpeg", "")
    return "@import" in plain or "url(" in fetched or "image-set(" in plain or (hidden and "(" in plain)


def cleaned_drawing(raw: bytes) -> bytes:
    """The drawing without what design tools write beside it. Raises etree.XMLSyntaxError."""
    tree = etree.parse(io.BytesIO(raw), etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    root = tree.getroot()
    for element in [each for each in root.iter(etree.Element) if _is_litter(each)]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in root.iter(etree.Element):
        for attribute in list(element.attrib):
            if etree.QName(attribute).namespace not in (None, _XML, _XLINK):
                del element.attrib[attribute]
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=False) + b"\n"


def _is_litter(element: etree._Element) -> bool:
    name = etree.QName(element)
    return name.namespace not in (_SVG, None, "http://www.w3.org/1999/xhtml") or name.localname in _LITTER
