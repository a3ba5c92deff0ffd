// Preview as you write: the form is sent as it stands, and the page's answer is shown beside it.
const PAUSE_MS = 400;

/** `data-preview-url` on the form is where to ask; `data-preview-into` is the id of the element to fill. */
export function preview(form) {
  const into = document.getElementById(form.dataset.previewInto);
  const state = into?.parentElement.querySelector(".sm-editor__state");
  if (!into) return;
  let timer;
  let newest = 0;

  const say = (words) => {
    if (state) state.textContent = words;
  };

  const ask = async () => {
    const mine = ++newest;
    try {
      const answer = await fetch(form.dataset.previewUrl, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { "x-requested-with": "preview" },
        credentials: "same-origin",
      });
      if (mine !== newest) return;
      if (!answer.ok) {
        say("The preview could not be drawn. Your text is still here; save it to try again.");
        return;
      }
      // The server's own page fragment: made by the same code as the saved page, and cleaned there.
      into.innerHTML = await answer.text();
      say("Preview of what you have written, not saved yet");
    } catch {
      if (mine === newest) say("No connection. Your text is still here, but it is not saved.");
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
}
