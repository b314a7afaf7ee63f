"""What a page lets a browser do: everything comes from the site itself, and no script or style stands in a page.

The same rules twice: in every page, for hosts that send no headers of ours and for a site on a stick; and as files for
hosts that do: ``_headers`` (Netlify, Cloudflare Pages) and lines for nginx.
"""

from __future__ import annotations

from collections.abc import Mapping

from komak.ground.address import HEADERS, NGINX

_FROM_HERE: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",  # Material's icons stand in its style sheets
    "connect-src": "'self'",  # the index of the search
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
_ONLY_AS_HEADER: Mapping[str, str] = {"frame-ancestors": "'self'"}
"""A browser does not take it from a page."""

REFERRER = "no-referrer"
"""A site that is linked to does not learn which page a reader comes from."""

_NEVER_ASKED = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "compute-pressure"),
    *("digital-credentials-create", "digital-credentials-get", "display-capture", "encrypted-media", "gamepad"),
    *("geolocation", "gyroscope", "hid"),
    *("identity-credentials-get", "idle-detection", "keyboard-map", "local-fonts", "magnetometer", "microphone"),
    *("midi", "otp-credentials", "payment", "picture-in-picture", "publickey-credentials-create"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "storage-access", "usb", "window-management"),
    "xr-spatial-tracking",
)
"""What a browser can do that no page of ours asks for."""


def policy() -> str:
    """The content of ``<meta http-equiv="Content-Security-Policy">``.

    Browsers do not agree whether the files beside a page on a disk are its own (``'self'``), so ``file:`` stands there,
    too. A page that comes over the network may not load such a file, whatever its policy.
    """
    return _joined({name: sources.replace("'self'", "'self' file:") for name, sources in _FROM_HERE.items()})


def headers() -> Mapping[str, str]:
    """Every header that a host should send, by name."""
    return {
        "Content-Security-Policy": _joined({**_FROM_HERE, **_ONLY_AS_HEADER}),
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _NEVER_ASKED),
        "Referrer-Policy": REFERRER,
        "X-Content-Type-Options": "nosniff",
    }


def policy_files() -> Mapping[str, str]:
    """The headers as hosts read them, by address."""
    fields = headers().items()
    return {
        HEADERS: "/*\n" + "".join(f"  {name}: {value}\n" for name, value in fields),
        NGINX: "# Into the block `server` or `location` of the site: include …/nginx-headers.conf;\n"
        + "".join(f'add_header {name} "{value}" always;\n' for name, value in fields),
    }


def _joined(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
