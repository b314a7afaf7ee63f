/**
 * The self-check of a module: a chosen answer is compared with the digests in key.js beside the page, and explained.
 * Nothing is stored and nothing is sent; what was answered is gone with the page.
 *
 * An answer is a set of marks: the positions of chosen options, or prompt=option of a matching question.
 */
{
  const test = /** @type {HTMLElement} */ (document.querySelector(".km-test"));
  const say = (key, values = {}) =>
    String(test.dataset[key]).replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
  /** The one element of the page that is asked for; self_check.md.j2 has it. */
  const one = (selector, whole = test) => /** @type {HTMLElement} */ (whole.querySelector(selector));
  const questions = /** @type {HTMLFormElement[]} */ ([...test.querySelectorAll(".km-question")]);
  /** @type {Map<HTMLFormElement, boolean>} */
  const results = new Map(); // form of a question that was checked → whether the answer was right

  const element = (tag, className, ...content) => {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...content);
    return made;
  };

  // ------------------------------------------------------------------ what was chosen, and is it right

  const chosen = (form) =>
    form.dataset.kind === "matching"
      ? [...form.querySelectorAll("select")].map((select) => select.value && `${select.name}=${select.value}`)
      : [...form.querySelectorAll("input:checked")].map((input) => input.value);

  const isRight = (form, mark) => {
    const { salt, questions } = globalThis.komakSelfCheckKey;
    const { question } = form.dataset;
    return questions[question].right.includes(komakSha256(`${salt}:${question}:${mark}`));
  };

  const isAnswered = (marks) => marks.length > 0 && marks.every(Boolean);

  const isSolved = (form, marks) => {
    const { right } = globalThis.komakSelfCheckKey.questions[form.dataset.question];
    return marks.length === right.length && marks.every((mark) => isRight(form, mark));
  };

  // ------------------------------------------------------------------ what the reader sees and hears

  const markOptions = (form) => {
    for (const input of form.querySelectorAll("input")) {
      const right = isRight(form, input.value);
      const state = right && input.checked ? "right" : right ? "missed" : input.checked ? "wrong" : "";
      if (state) {
        const label = input.closest("label");
        label.classList.add(`km-choice--${state}`);
        const words = { right: "markRight", wrong: "markWrong", missed: input.type === "radio" ? "markRight" : "markMissed" };
        label.append(element("span", "km-choice__mark", say(words[state])));
      }
    }
  };

  const markPairs = (form) => {
    for (const select of form.querySelectorAll("select")) {
      const pair = select.closest(".km-match");
      const right = [...select.options].find((option) => option.value && isRight(form, `${select.name}=${option.value}`));
      const state = right.selected ? "right" : "wrong";
      pair.classList.add(`km-choice--${state}`);
      const words = right.selected ? say("markRight") : `${say("markRight")}: ${right.text}`;
      pair.append(element("span", "km-choice__mark", words));
    }
  };

  const explain = (form, solved) => {
    const { rationale } = globalThis.komakSelfCheckKey.questions[form.dataset.question];
    const reason = (key, text) => element("p", "", element("strong", "", say(key)), ` ${text}`);
    one(".km-question__feedback", form).replaceChildren(
      element("p", "km-question__verdict", say(solved ? "right" : "wrong")),
      reason("whyRight", rationale.right),
      reason("whyWrong", rationale.wrong),
      element("p", "km-question__progress", progress()),
    );
  };

  const progress = () =>
    say("progress", {
      checked: results.size,
      all: questions.length,
      right: [...results.values()].filter(Boolean).length,
    });

  const showResult = () => {
    one(".km-result__progress").textContent = progress();
    /** @type {NodeListOf<HTMLElement>} */
    const rows = test.querySelectorAll(".km-result [data-outcome]");
    for (const row of rows) {
      const own = questions.filter((form) => String(form.dataset.outcomes).split(" ").includes(String(row.dataset.outcome)));
      const right = own.filter((form) => results.get(form)).length;
      one(".km-result__score", row).textContent = say("scoreOf", { right, all: own.length });
      /** @type {HTMLMeterElement} */ (row.querySelector("meter")).value = right;
    }
  };

  // ------------------------------------------------------------------ what happens

  const check = (event) => {
    event.preventDefault();
    const { form } = event.currentTarget;
    if (results.has(form)) return;
    const marks = chosen(form);
    if (!isAnswered(marks)) {
      const words = say(form.dataset.kind === "matching" ? "incomplete" : "empty");
      one(".km-question__feedback", form).replaceChildren(element("p", "", words));
      return;
    }
    const solved = isSolved(form, marks);
    results.set(form, solved);
    (form.dataset.kind === "matching" ? markPairs : markOptions)(form);
    form.classList.add(solved ? "km-question--right" : "km-question--wrong");
    setOpen(form, false);
    explain(form, solved);
    showResult();
  };

  /** A checked question keeps its button: who listens to the page must not lose the place. */
  const setOpen = (form, open) => {
    for (const control of form.querySelectorAll("input, select")) control.disabled = !open;
    const button = form.querySelector("button");
    button.setAttribute("aria-disabled", String(!open));
    button.textContent = say(open ? "check" : "checked");
  };

  const restart = () => {
    results.clear();
    for (const form of questions) {
      form.reset();
      form.classList.remove("km-question--right", "km-question--wrong");
      for (const mark of form.querySelectorAll(".km-choice__mark")) mark.remove();
      for (const choice of form.querySelectorAll(".km-choice, .km-match"))
        choice.classList.remove("km-choice--right", "km-choice--wrong", "km-choice--missed");
      one(".km-question__feedback", form).replaceChildren();
      setOpen(form, true);
    }
    showResult();
    one("input, select", questions[0]).focus();
  };

  const begin = () => {
    test.classList.add("km-test--ready");
    for (const form of questions) {
      form.reset(); // browsers fill in what was chosen before a reload
      const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
      button.disabled = false;
      // the click, which Enter makes, too: where the page stands in a frame without forms (Kolibri) nothing is submitted
      button.addEventListener("click", check);
    }
    one(".km-result__again").addEventListener("click", restart);
    showResult();
  };

  const key = document.createElement("script");
  key.src = String(test.dataset.key);
  key.addEventListener("load", begin);
  document.head.append(key);
}
