/** Tells a reader who came by the address on a paper whether it is of the edition that the page shows. */
(() => {
  "use strict";
  const words = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const paper = new URLSearchParams(location.search).get("edition");
  const heading = document.querySelector(".md-content h1");
  if (!paper || !/^[\w.-]{1,12}$/.test(paper) || !heading) return;

  const told = document.createElement("p");
  const isSame = paper === words.edition;
  told.className = "km-notice";
  told.setAttribute("role", "status");
  told.textContent = String(isSame ? words.same : words.other)
    .replace("{paper}", paper)
    .replace("{edition}", String(words.edition));
  heading.after(told);
})();
