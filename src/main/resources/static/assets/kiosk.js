// A machine in a hall: asks whether somebody is still there and wipes the turn where nobody is, counts touches, waits for
// the document reader, offers keys on the screen, prints. Without it touches are not counted, there are no keys on the screen
// and no button that prints; the rest the pages do by themselves, a little later.

const ASK = 60_000;
const WIPE = 90_000;
const STILL_HERE = 30_000;

const on = document.body.dataset.turn === "on";
const home = document.body.dataset.home === "yes";

// What comes back out of the browser's memory instead of the server is nobody's page any more: it goes there as a blank
// one, and asks the server.
addEventListener("pagehide", () => {
  document.documentElement.hidden = true;
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

// The program has ended the turn: so it ends here.
function over() {
  sessionStorage.clear();
  location.replace("/kiosk/end");
}

// ---- how it goes, for the figures: when the screen was first touched for this, and how often since ----

function count() {
  if (!sessionStorage.getItem("first")) sessionStorage.setItem("first", String(Date.now()));
  sessionStorage.setItem("touches", String(Number(sessionStorage.getItem("touches") ?? 0) + 1));
}

if (home && sessionStorage.getItem("home") !== "yes") sessionStorage.clear();
sessionStorage.setItem("home", home ? "yes" : "no");

function put(form, name, value) {
  const field = form.querySelector(`input[name="${name}"]`) ?? document.createElement("input");
  field.type = "hidden";
  field.name = name;
  field.value = value;
  form.append(field);
}

addEventListener("submit", (event) => {
  const form = event.target;
  put(form, "touches", sessionStorage.getItem("touches") ?? "0");
  if ("begin" in form.dataset) {
    const first = Number(sessionStorage.getItem("first") ?? Date.now());
    put(form, "before", String(Math.min(999_999, Math.max(0, Date.now() - first))));
  }
  if ("end" in form.dataset) sessionStorage.clear();
});

// ---- is somebody there? ----

const dialog = document.getElementById("idle");
let last = Date.now();
let told = Date.now();

function stay() {
  last = Date.now();
  if (dialog?.open) dialog.close();
  if (last - told >= STILL_HERE || last - told < 0) {
    told = last;
    fetch("/kiosk/more-time", {
      method: "POST",
      body: new URLSearchParams(new FormData(document.getElementById("more-time"))),
      redirect: "manual",
    })
      .then((answer) => {
        if (answer.type === "opaqueredirect") over();
      })
      .catch(() => {});
  }
}

function touched(event) {
  if (event.type === "keydown" && (event.repeat || ["Shift", "Control", "Alt", "Meta"].includes(event.key))) return;
  count();
  if (!on) return;
  // While it asks, only its own two buttons answer: a key pressed into a field that is covered is no answer.
  if (!dialog.open) stay();
}

addEventListener("pointerdown", touched, true);
addEventListener("keydown", touched, true);

if (on) {
  document.getElementById("more-time").addEventListener("submit", (event) => {
    event.preventDefault();
    told = 0;
    stay();
  });
  // The key that closes any dialog says: more time.
  dialog.addEventListener("cancel", () => {
    told = 0;
    stay();
  });
  setInterval(() => {
    const idle = Date.now() - last;
    if (idle >= WIPE) {
      document.getElementById("end-now").requestSubmit();
      last = Date.now();
    } else if (idle >= ASK) {
      if (!dialog.open) dialog.showModal();
      document.getElementById("idle-left").textContent = String(Math.ceil((WIPE - idle) / 1000));
    }
  }, 500);
}

// ---- the document reader ----

// Asks again and again what became of something, until `told` says that it has heard enough.
function watch(path, told) {
  const ask = async () => {
    try {
      const answer = await fetch(path, { headers: { Accept: "application/json" }, redirect: "manual" });
      if (answer.type === "opaqueredirect") {
        over();
        return;
      }
      if (told(await answer.json())) return;
    } catch {
      // The house may be away for a moment; it is asked again.
    }
    setTimeout(ask, 600);
  };
  ask();
}

const reading = document.querySelector("[data-reading]");
if (reading) {
  let full = 0;
  watch(reading.dataset.reading, ({ next, lies }) => {
    if (next) {
      location.replace(next);
      return true;
    }
    // A reader that is at work needs a moment to say that its plate is empty; what lies there longer is somebody's document.
    full = lies ? full + 1 : 0;
    reading.querySelector("[data-waiting]").hidden = full > 3;
    reading.querySelector("[data-lies]").hidden = full <= 3;
    return false;
  });
}

const calling = document.querySelector("[data-calling]");
if (calling) {
  watch(calling.dataset.calling, ({ state }) => {
    if (state !== "CALLED") location.reload();
    return state !== "CALLED";
  });
}

const left = document.querySelector("[data-left]");
if (left) {
  watch(left.dataset.left, (answer) => {
    left.hidden = !answer.left;
    return !answer.left;
  });
}

// ---- keys on the screen, for machines that have none; out of the way of who goes by the real ones ----

const KEYS = {
  digits: "1234567890",
  number: "1234567890X",
  date: "1234567890-",
  code: "0123456789ABCDEFGHJKMNPQRSTVWXYZ",
};

function key(text, label, press) {
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.textContent = text;
  if (label) button.setAttribute("aria-label", label);
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", press);
  return button;
}

for (const place of document.querySelectorAll("[data-keypad]")) {
  const keys = KEYS[place.dataset.keypad];
  const fields = [...place.querySelectorAll("input:not([type=hidden])")];
  if (!keys || fields.length === 0) continue;
  let field = fields[0];
  const pad = document.createElement("div");
  pad.className = "keypad";
  pad.role = "group";
  pad.setAttribute("aria-label", place.dataset.label);
  pad.hidden = place !== document.querySelector("[data-keypad]");
  for (const one of keys) {
    pad.append(
      key(one, "", () => {
        field.value += one;
        field.focus();
      }),
    );
  }
  pad.append(
    key("⌫", place.dataset.delete, () => {
      field.value = field.value.slice(0, -1);
      field.focus();
    }),
  );
  for (const one of fields) {
    one.addEventListener("focus", () => {
      field = one;
      for (const other of document.querySelectorAll(".keypad")) other.hidden = other !== pad;
    });
  }
  place.append(pad);
}

// ---- paper ----

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
