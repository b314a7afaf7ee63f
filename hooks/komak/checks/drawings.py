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
_PLACES = (
    "x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points pathLength width height viewBox preserveAspectRatio transform"
    " rotate textLength lengthAdjust startOffset side method spacing refX refY markerWidth markerHeight markerUnits orient"
    " patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits gradientUnits"
    " gradientTransform spreadMethod offset"
)
_LOOKS = (
    "alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters"
    " color-rendering direction display dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color"
    " flood-opacity font font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style"
    " font-variant font-variant-ligatures font-weight glyph-orientation-horizontal glyph-orientation-vertical"
    " image-rendering isolation kerning letter-spacing lighting-color line-height marker marker-end marker-mid marker-start"
    " mask mask-type mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity stroke"
    " stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style"
    " text-align text-anchor text-decoration text-overflow text-rendering transform-origin unicode-bidi vector-effect"
    " visibility white-space word-spacing writing-mode"
)
_EFFECTS = (
    "in in2 result operator mode type values tableValues slope intercept amplitude exponent k1 k2 k3 k4 stdDeviation edgeMode"
    " order kernelMatrix kernelUnitLength divisor bias targetX targetY preserveAlpha surfaceScale diffuseConstant"
    " specularConstant specularExponent limitingConeAngle azimuth elevation z pointsAtX pointsAtY pointsAtZ scale"
    " xChannelSelector yChannelSelector radius baseFrequency numOctaves seed stitchTiles filterUnits primitiveUnits"
)
_NAMES = "id class lang version baseProfile role focusable tabindex requiredFeatures systemLanguage media"
_ATTRIBUTES = frozenset(f"{_PLACES} {_LOOKS} {_EFFECTS} {_NAMES}".split())
"""Attributes that draw or name. Whatever is on none of the lists is refused, also what comes into browsers later."""
_SAID_ALOUD = re.compile(r"aria-[a-z]+")
_OF_THE_MAKER = re.compile(r"data-[\w.-]+")
_KEPT_OF_XML = frozenset({"lang", "space"})
_FRAGMENT = re.compile(r"#[^\s#]+")
BROKEN, NO_DRAWING = "the SVG is broken or not UTF-8", "the file is not an SVG"
"""What only another file mends."""
_HIDING = (b"<!ENTITY", b"<?xml-stylesheet")
"""What brings in parts that are not in the tree."""


def drawing_faults(file: Path) -> Iterator[tuple[int, str, bool]]:
    """Line and reason of what is wrong with a drawing, and whether it is only litter that `komak clean` takes out."""
    try:
        raw = file.read_bytes()
        raw.decode("utf-8")  # else the marks below could stand there in another encoding
        tree = etree.parse(io.BytesIO(raw), etree.XMLParser(resolve_entities=False, no_network=True))
    except (OSError, UnicodeDecodeError, etree.XMLSyntaxError) as error:
        yield getattr(error, "lineno", None) or 1, BROKEN, False
        return
    for hidden in (mark for mark in _HIDING if mark in raw):
        yield raw.count(b"\n", 0, raw.index(hidden)) + 1, f"it contains {hidden.decode()}", False
    if tree.getroot().tag != f"{{{_SVG}}}svg":
        yield 1, NO_DRAWING, False
        return
    found = [fault for element in tree.iter(etree.Element) for fault in _in(element)]
    found += [(_line(comment), "a comment", True) for comment in tree.iter(etree.Comment)]
    yield from [fault for fault in found if not fault[2]][:1]
    yield from [fault for fault in found if fault[2]][:1]


def _line(node: etree._Element) -> int:
    line: int = node.sourceline or 1  # type: ignore[assignment]  # the stubs do not know the type of sourceline
    return line


def _in(element: etree._Element) -> Iterator[tuple[int, str, bool]]:
    line, name = _line(element), etree.QName(element)
    if name.namespace != _SVG or name.localname in _LITTER:
        is_foreign = name.namespace == "http://www.w3.org/1999/xhtml" or name.namespace is None
        yield line, f"<{name.localname}>" if not is_foreign else f"it contains <{name.localname}>", not is_foreign
    elif name.localname not in _ELEMENTS:
        yield line, f"it contains <{name.localname}>", False
    if name.localname == "style" and loads("".join(map(str, element.itertext()))):
        yield line, "its styles load something", False
    for attribute, value in element.attrib.items():
        if fault := _attribute(etree.QName(attribute), str(value)):
            yield line, f"{fault[0]} of <{name.localname}>", fault[1]


def _attribute(name: etree.QName, value: str) -> tuple[str, bool] | None:
    """What is wrong with an attribute, and whether that is litter only."""
    shown = f"the attribute {name.localname}"
    if name.namespace not in (None, _XML, _XLINK) or (
        name.namespace is None and _OF_THE_MAKER.fullmatch(name.localname)
    ):
        return shown, True
    if name.localname == "href" and name.namespace in (None, _XLINK):
        return None if _FRAGMENT.fullmatch(value) else (f"it contains {shown}, which leads out of the drawing,", False)
    if name.namespace is not None:
        return None if name.localname in _KEPT_OF_XML else (shown, name.namespace == _XLINK)
    if name.localname not in _ATTRIBUTES and not _SAID_ALOUD.fullmatch(name.localname):
        return f"it contains {shown}", False
    return (f"it contains {shown}, which loads something,", False) if loads(value) else None


def loads(style: str) -> bool:
    """Whether CSS fetches something from elsewhere, be it in disguise."""
    plain = "".join(style.split()).replace("'", "").replace('"', "").lower()
    hidden = "\\" in plain or "/*" in plain
    return (
        "@import" in plain or "url(" in plain.replace("url(#", "") or "image-set(" in plain or (hidden and "(" in plain)
    )


def cleaned_drawing(raw: bytes) -> bytes:
    """The drawing without what design tools write beside it. Raises etree.XMLSyntaxError."""
    tree = etree.parse(io.BytesIO(raw), etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    root = tree.getroot()
    for element in [each for each in root.iter(etree.Element) if _is_litter(each)]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in root.iter(etree.Element):
        for attribute, value in list(element.attrib.items()):
            fault = _attribute(etree.QName(attribute), str(value))
            if fault and fault[1]:
                del element.attrib[attribute]
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=False) + b"\n"


def _is_litter(element: etree._Element) -> bool:
    name = etree.QName(element)
    return name.namespace not in (_SVG, None, "http://www.w3.org/1999/xhtml") or name.localname in _LITTER
