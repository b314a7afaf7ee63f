/**
 * What moves around the text of a page: the menu, the contents, the title in the header, the way back to the top; what
 * is folded opens for a link to it and for paper; and who points at a term is told what it means. It stands for Material's program, fifteen times its size, which only
 * the search still needs (`search/box.js` loads it then). Without any of this a page can be read and its links work.
 */
(() => {
  "use strict";
  const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
  const header = /** @type {HTMLElement} */ (document.querySelector(".md-header"));
  const title = document.querySelector(".md-content h1");
  const toTop = /** @type {HTMLElement | null} */ (document.querySelector(".md-top"));
  const isMaterialHere = () => "keyboard$" in globalThis;

  /** @param {Element | null} target */
  const below = (target) => (target ? target.getBoundingClientRect().bottom - header.offsetHeight : 0);

  // ---------------------------------------------------------------- while one scrolls

  /** The links of the contents with the headings that they lead to, in their order on the page. */
  const contents = Array.from(
    /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".md-nav--secondary a[href^='#']")),
    (link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }),
  ).filter(({ heading }) => heading?.getClientRects().length);

  /** Which headings were passed; at the end of the page the last one is, however short its text. */
  function passed() {
    const isEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 1;
    const line = header.offsetHeight + 24;
    return contents.findLastIndex(({ heading }) => isEnd || Number(heading?.getBoundingClientRect().top) < line);
  }

  /** @type {HTMLElement | undefined} */
  let current;

  function follow() {
    const last = passed();
    contents.forEach(({ link }, at) => {
      link.classList.toggle("md-nav__link--passed", at <= last);
      link.classList.toggle("md-nav__link--active", at === last);
    });
    const now = contents[last]?.link;
    if (now !== current) bring(now);
    current = now;
  }

  /** Move the list that `link` stands in, and never the page. @param {HTMLElement | undefined} link */
  function bring(link) {
    const list = link?.offsetHeight ? link.closest(".md-sidebar__scrollwrap") : null;
    if (!link || !list) return;
    const away = link.getBoundingClientRect().top - list.getBoundingClientRect().top;
    list.scrollTo({ top: list.scrollTop + away - list.clientHeight / 2 });
  }

  let [before, isAsked] = [scrollY, false];

  function scrolled() {
    isAsked = false;
    document.querySelector(".md-header__title")?.classList.toggle("md-header__title--active", Boolean(title) && below(title) < 0);
    if (scrollY !== before) toTop?.toggleAttribute("hidden", scrollY > before || scrollY === 0);
    before = scrollY;
    follow();
  }

  const ask = () => {
    if (!isAsked) requestAnimationFrame(scrolled);
    isAsked = true;
  };

  // ---------------------------------------------------------------- when one goes somewhere

  /** An address may be misspelt ("100%"). */
  function place(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  /** A link may lead into what is folded. */
  function unfold() {
    const target = document.getElementById(place(location.hash.slice(1)));
    const folded = target?.closest("details:not([open])");
    folded?.setAttribute("open", "");
    if (folded) target?.scrollIntoView();
  }

  function shut() {
    for (const toggle of [drawer, document.getElementById("__search")]) {
      if (toggle instanceof HTMLInputElement && toggle.checked) toggle.click();
    }
  }

  /** @type {Element[]} */
  let forPaper = [];

  function unfoldForPaper() {
    forPaper = [...document.querySelectorAll(".md-content details:not([open])")];
    for (const details of forPaper) details.setAttribute("open", "");
  }

  function foldAgain() {
    for (const details of forPaper) details.removeAttribute("open");
  }

  // ---------------------------------------------------------------- keys

  /** Labels are no buttons: those that a key can reach answer to Enter. */
  function pressed({ key, target }) {
    if (key !== "Enter" || isMaterialHere()) return;
    if (target instanceof HTMLLabelElement) target.click();
    if (target instanceof HTMLInputElement && target.name === "__palette") {
      const other = /** @type {HTMLElement | null} */ (document.querySelector("label[for^=__palette]:not([hidden])"));
      other?.click();
      document.getElementById(other?.getAttribute("for") ?? "")?.focus();
    }
  }

  /** Whether a branch of the menu is open is said, too. */
  function told({ target }) {
    const branch = target.matches(".md-nav__toggle") && target.parentElement.querySelector(":scope > nav[aria-expanded]");
    if (branch) branch.setAttribute("aria-expanded", String(target.checked));
  }

  // ---------------------------------------------------------------- terms

  const meanings = /** @type {HTMLScriptElement} */ (document.currentScript).dataset.terms;
  let isTelling = false;

  /** The first time that somebody points at a term, or comes to it with a key. A tap leads to the glossary itself. */
  function wondered({ target, pointerType = "" }) {
    if (isTelling || !meanings || pointerType === "touch" || !(target instanceof Element) || !target.closest(".km-term")) return;
    isTelling = true;
    const script = document.createElement("script");
    script.addEventListener("load", tell);
    script.addEventListener("error", () => {
      script.remove();
      isTelling = false;
    });
    document.head.append(Object.assign(script, { src: meanings }));
  }

  function tell() {
    for (const term of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.km-term"))) {
      term.title = komakTerms[term.hash.slice(1)] ?? "";
    }
  }

  toTop?.addEventListener("click", () => scrollTo({ top: 0 }));
  addEventListener("scroll", ask, { passive: true });
  addEventListener("resize", ask);
  addEventListener("hashchange", () => [unfold(), shut()]);
  addEventListener("beforeprint", unfoldForPaper);
  addEventListener("afterprint", foldAgain);
  document.addEventListener("keydown", pressed);
  document.addEventListener("change", told);
  document.addEventListener("pointerover", wondered);
  document.addEventListener("focusin", wondered);
  document.querySelector(".md-sidebar--primary")?.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a[href*='#']")) shut();
  });
  for (const link of document.querySelectorAll(".md-nav--primary .md-nav__link--active[href]")) bring(/** @type {HTMLElement} */ (link));
  if (location.hash) unfold();
  scrolled();
})();
