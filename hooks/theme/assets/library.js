/** Says how many files a filter of the library leaves, and keeps the choice in the address; the filter itself is CSS. */
(() => {
  "use strict";
  const library = document.querySelector(".km-library");
  /** @type {HTMLElement | null | undefined} */
  const status = library?.querySelector(".km-library__count");
  if (!library || !status) return;
  const choices = Array.from(/** @type {NodeListOf<HTMLInputElement>} */ (library.querySelectorAll(".km-filter input")));

  const tell = () => {
    const shown = [...library.querySelectorAll(".km-library__list > li")].filter((item) => item.getClientRects().length);
    status.textContent = String(status.dataset.words).replace("{count}", String(shown.length));
  };

  /** The page in the other languages is filtered likewise. */
  const remember = () => {
    const address = new URL(location.href);
    for (const { name, value, defaultChecked } of choices.filter(({ checked }) => checked)) {
      if (defaultChecked) address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    history.replaceState(history.state, "", address);
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".md-header a[hreflang]")))
      link.search = address.search;
  };

  const asked = new URLSearchParams(location.search);
  for (const one of choices) if (asked.get(one.name) === one.value) one.checked = true;
  library.addEventListener("change", () => {
    remember();
    tell();
  });
  addEventListener("pageshow", () => {
    remember(); // who comes back finds the filters as they were, and the browser tells nobody
    tell();
  });
})();
