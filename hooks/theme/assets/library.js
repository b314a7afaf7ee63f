/** Says how many files a filter of the library leaves; the filter itself is CSS and works without this. */
(() => {
  "use strict";
  const library = document.querySelector(".km-library");
  /** @type {HTMLElement | null | undefined} */
  const status = library?.querySelector(".km-library__count");
  if (!library || !status) return;

  const tell = () => {
    const shown = [...library.querySelectorAll(".km-library__list > li")].filter((item) => item.getClientRects().length);
    status.textContent = String(status.dataset.words).replace("{count}", String(shown.length));
  };

  library.addEventListener("change", tell);
  tell();
})();
