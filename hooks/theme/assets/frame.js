/**
 * What Material writes into every page as script, as a file: the policy of the pages (outputs/policy.py) lets no script
 * run that stands in a page. It is loaded behind the switch of light and dark, so that a page is painted once, in the
 * colours of its reader.
 *
 * The names are those that Material's scripts call. Unlike Material's, a browser that forbids to store is no error, and
 * a look that nobody has chosen is not stored: then a page follows the system, today and tomorrow.
 */
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** The site and nothing beside it: another one may share the host. */
  const site = new URL("..", script.src);
  const PALETTE = "__palette";

  const nameOf = (key, scope) => `${scope.pathname}.${key}`;

  function read(key, storage = undefined, scope = site) {
    try {
      return JSON.parse(String((storage ?? localStorage).getItem(nameOf(key, scope))));
    } catch {
      return null;
    }
  }

  function write(key, value, storage = undefined, scope = site) {
    try {
      (storage ?? localStorage).setItem(nameOf(key, scope), JSON.stringify(value));
    } catch {
      // forbidden, or full: the choice holds for this page
    }
  }

  /** Material tells the look of a page while it loads, too, and when the system changes. */
  let isChosen = read(PALETTE) !== null;

  function choose({ target }) {
    isChosen ||= target.name === PALETTE;
  }

  function keep(key, value, storage = undefined, scope = site) {
    if (key !== PALETTE || isChosen) write(key, value, storage, scope);
  }

  const hash = (text) => Array.from(text).reduce((sum, sign) => ((sum << 5) - sum + sign.charCodeAt(0)) | 0, 0);

  function paint() {
    const options = [...document.querySelectorAll("input[name=__palette]")];
    const chosen = options[read(PALETTE)?.index];
    const option = chosen ?? options.find((one) => matchMedia(one.getAttribute("data-md-color-media") ?? "").matches);
    for (const part of option ? ["media", "scheme", "primary", "accent"] : []) {
      document.body.setAttribute(`data-md-color-${part}`, option?.getAttribute(`data-md-color-${part}`) ?? "");
    }
  }

  /** What is wider than the page and scrolls is reached with the keyboard, and only then. */
  function reach() {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code")) {
      if (box.scrollWidth > box.clientWidth) box.setAttribute("tabindex", "0");
      else box.removeAttribute("tabindex");
    }
  }

  Object.assign(globalThis, { __md_scope: site, __md_get: read, __md_set: keep, __md_hash: hash });
  // A browser that loads a page anew must not open menu and search again; as an attribute of the page this is no valid HTML.
  for (const id of ["__drawer", "__search"]) document.getElementById(id)?.setAttribute("autocomplete", "off");
  document.addEventListener("change", choose, { capture: true });
  addEventListener("load", () => new ResizeObserver(reach).observe(document.body)); // Material wraps tables before
  paint();
})();
