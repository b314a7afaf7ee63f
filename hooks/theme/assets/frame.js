/**
 * The look of a page, light or dark: loaded behind its switch, so that a page is painted once, in the colours of its
 * reader. It stands in a file because the policy of the pages (outputs/policy.py) lets no script run that stands in one.
 *
 * The names are those that Material's scripts call, if a search loads them. Unlike with Material's, a browser that forbids
 * to store is no error, and a look that nobody has chosen is not stored: then a page follows the system, today and tomorrow.
 */
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** The site and nothing beside it: another one may share the host. */
  const site = new URL("..", script.src);
  const PALETTE = "__palette";
  const COLOURS = ["media", "scheme", "primary", "accent"];
  const options = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(`input[name=${PALETTE}]`)]);

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

  function keep(key, value, storage = undefined, scope = site) {
    if (key !== PALETTE || isChosen) write(key, value, storage, scope);
  }

  const colour = (option, part) => option.getAttribute(`data-md-color-${part}`) ?? "";
  const ofSystem = () => options.find((option) => matchMedia(colour(option, "media")).matches);

  /** Colours the page; shown is the label that leads to the next look. */
  function paint(option) {
    if (!option) return;
    for (const part of COLOURS) document.body.setAttribute(`data-md-color-${part}`, colour(option, part));
    document.documentElement.style.colorScheme = colour(option, "scheme") === "slate" ? "dark" : "light";
    for (const { nextElementSibling: label, id } of options) label?.toggleAttribute("hidden", id !== option.id);
  }

  /** What is wider than the page and scrolls is reached with the keyboard, and only then. */
  function reach() {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code")) {
      if (box.scrollWidth > box.clientWidth) box.setAttribute("tabindex", "0");
      else box.removeAttribute("tabindex");
    }
  }

  function choose({ target }) {
    if (target.name !== PALETTE) return;
    isChosen = true;
    paint(target);
    write(PALETTE, { index: options.indexOf(target), color: Object.fromEntries(COLOURS.map((part) => [part, colour(target, part)])) });
  }

  const hash = (text) => Array.from(text).reduce((sum, sign) => ((sum << 5) - sum + sign.charCodeAt(0)) | 0, 0);

  Object.assign(globalThis, { __md_scope: site, __md_get: read, __md_set: keep, __md_hash: hash });
  // A browser that loads a page anew must not open menu and search again; as an attribute of the page this is no valid HTML.
  for (const id of ["__drawer", "__search"]) document.getElementById(id)?.setAttribute("autocomplete", "off");
  document.documentElement.classList.replace("no-js", "js");
  document.addEventListener("change", choose, { capture: true });
  addEventListener("load", () => new ResizeObserver(reach).observe(document.body));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => isChosen || paint(ofSystem()));
  paint(options[read(PALETTE)?.index] ?? ofSystem());
})();
