// The link to the living text leads to the same paragraph; a table that is wider than the window is reached with the keyboard.
"use strict";
(() => {
  const reach = () => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
      if (box.scrollWidth > box.clientWidth) box.setAttribute("tabindex", "0");
      else box.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", reach);
  reach();

  const newest = document.getElementById("newest");
  if (!(newest instanceof HTMLAnchorElement)) return;
  const bare = newest.href;
  const follow = () => {
    newest.href = bare + location.hash;
  };
  addEventListener("hashchange", follow);
  follow();
})();
