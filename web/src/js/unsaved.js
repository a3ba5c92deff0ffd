// Asks before a page with unsaved text is left.

/** A form counts as changed once something in it differs from what the page came with. */
export function unsaved(form) {
  const asItCame = snapshot(form);
  let sending = false;

  form.addEventListener("submit", () => {
    sending = true;
  });
  // Coming back with the browser's button shows the form again, and then it may be left unsaved again.
  window.addEventListener("pageshow", () => {
    sending = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!sending && (snapshot(form) !== asItCame || "unsavedText" in form.dataset)) {
      event.preventDefault();
    }
  });
}

function snapshot(form) {
  return new URLSearchParams(
    [...new FormData(form)].filter(([, value]) => typeof value === "string"),
  ).toString();
}
