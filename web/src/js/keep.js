// Keeps what is typed in this browser until it was saved: a lost connection loses nothing.
const WAIT_MS = 400;
const IDLE_MS = 6000;

/** `data-keep` names the text; `data-kept` is the token of the save that has just arrived. */
export function keep(form) {
  const area = form.elements.text;
  const seen = form.elements.seen;
  const key = `shiremoot.text.${form.dataset.keep}`;
  const box = form.querySelector(".sm-keep");
  const said = box?.querySelector("p");
  if (!area || !seen || !said) return;

  let held = read(key);
  if (held && held.token && held.token === form.dataset.kept) {
    forget(key);
    held = null;
  }
  const asItCame = area.value;
  if (held && held.text !== area.value && held.text !== held.base) offer(held);

  const token = document.createElement("input");
  token.type = "hidden";
  token.name = "kept";
  form.append(token);

  let timer;
  let idle;
  area.addEventListener("input", () => {
    clearTimeout(timer);
    clearTimeout(idle);
    timer = setTimeout(store, WAIT_MS);
    idle = setTimeout(save, IDLE_MS);
  });
  form.addEventListener("submit", () => {
    clearTimeout(idle);
    token.value = fresh();
    store();
  });
  window.addEventListener("offline", () => say("No connection. What you type is kept in this browser until you can save it."));
  window.addEventListener("online", () => say("Connected again. Save to send what you have written."));

  function store() {
    if (area.value === asItCame && !token.value) return forget(key);
    write(key, { text: area.value, base: asItCame, seen: seen.value, token: token.value });
  }

  /** Saves by itself while nothing is typed. What others wrote meanwhile is taken over only when nobody has typed since. */
  async function save() {
    if (!navigator.onLine || form.elements.private?.value) return;
    const sent = area.value;
    if (sent === area.defaultValue) return;
    const mark = fresh();
    const body = new URLSearchParams(new FormData(form));
    body.delete("then");
    body.set("kept", mark);
    try {
      const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
      if (!answer.ok) return say("It could not be saved by itself. Your text is still here; save it to see why.");
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresher = page.querySelector(`form[data-keep="${CSS.escape(form.dataset.keep)}"]`);
      if (!fresher || fresher.dataset.kept !== mark) return;
      const now = fresher.elements.text.value;
      if (area.value !== sent && now !== sent) {
        return say("Somebody else wrote here too. Save now to bring both together.");
      }
      seen.value = fresher.elements.seen.value;
      if (area.value === sent) area.value = now;
      area.defaultValue = now;
      forget(key);
      say("Saved.");
    } catch {
      say("No connection. What you type is kept in this browser until you can save it.");
    }
  }

  function offer(kept) {
    box.hidden = false;
    said.textContent = "Something that you wrote here was not saved. It is kept in this browser.";
    const back = button("Put it back", () => {
      area.value = kept.text;
      seen.value = kept.seen;
      done();
      area.focus();
    });
    const away = button("Throw it away", () => {
      forget(key);
      done();
    });
    const done = () => {
      back.remove();
      away.remove();
      box.hidden = true;
    };
    box.append(back, away);
  }

  function say(words) {
    box.hidden = false;
    said.textContent = words;
  }
}

function button(words, press) {
  const it = document.createElement("button");
  it.type = "button";
  it.className = "govuk-button govuk-button--secondary";
  it.textContent = words;
  it.addEventListener("click", press);
  return it;
}

function fresh() {
  return crypto.getRandomValues(new Uint32Array(4)).join("");
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still sends the form.
  }
}

function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}
