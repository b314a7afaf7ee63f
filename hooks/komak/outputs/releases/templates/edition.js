// The link to the living text leads to the same paragraph.
"use strict";
(() => {
  const newest = document.getElementById("newest");
  if (!(newest instanceof HTMLAnchorElement)) return;
  const bare = newest.href;
  const follow = () => {
    newest.href = bare + location.hash;
  };
  addEventListener("hashchange", follow);
  follow();
})();
