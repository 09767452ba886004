// Checks a proof (C2SP tlog-proof) in the browser: nothing is sent anywhere. That the event is what the entry was made of,
// that the entry is in the tree of the checkpoint, and that the log signed the checkpoint.

const form = document.getElementById("check");
const verdict = document.getElementById("verdict");
const words = new Map(
  [...document.querySelectorAll("#words [data-word]")].map((item) => [item.dataset.word, item.textContent])
);
const SALT = 32;

class Refused extends Error {}

const utf8 = (text) => new TextEncoder().encode(text);

function base64(text) {
  let binary;
  try {
    binary = atob(text);
  } catch {
    throw new Refused("bad.form");
  }
  if (btoa(binary) !== text) {
    throw new Refused("bad.form");
  }
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}

async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(parts.flatMap((part) => [...part]))));
}

const equal = (one, other) => one.length === other.length && one.every((byte, i) => byte === other[i]);

function number(text) {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) {
    throw new Refused("bad.form");
  }
  return BigInt(text);
}

function read(text) {
  const gap = text.indexOf("\n\n");
  const lines = text.slice(0, gap).split("\n");
  const note = text.slice(gap + 2);
  const end = note.lastIndexOf("\n\n");
  if (gap < 0 || end < 0 || !note.endsWith("\n") || lines.shift() !== "c2sp.org/tlog-proof@v1") {
    throw new Refused("bad.form");
  }
  if (lines.length < 2 || !lines[0].startsWith("extra ") || !lines[1].startsWith("index ")) {
    throw new Refused("bad.form");
  }
  const body = note.slice(0, end + 1);
  const head = body.split("\n");
  if (head.length !== 4) {
    throw new Refused("bad.form");
  }
  return {
    extra: base64(lines[0].slice(6)),
    index: number(lines[1].slice(6)),
    path: lines.slice(2).map(base64),
    body,
    origin: head[0],
    size: number(head[1]),
    root: base64(head[2]),
    signatures: note.slice(end + 2, -1).split("\n").map(signature),
  };
}

function signature(line) {
  const space = line.lastIndexOf(" ");
  if (!line.startsWith("— ") || space <= 2) {
    throw new Refused("bad.form");
  }
  const bytes = base64(line.slice(space + 1));
  return { name: line.slice(2, space), id: bytes.slice(0, 4), bytes: bytes.slice(4) };
}

// RFC 9162, section 2.1.3.2.
async function included(leaf, proof) {
  let place = proof.index;
  let last = proof.size - 1n;
  let hash = leaf;
  if (place > last) {
    return false;
  }
  for (const beside of proof.path) {
    if (last === 0n || beside.length !== 32) {
      return false;
    }
    if ((place & 1n) === 1n || place === last) {
      hash = await sha256([1], beside, hash);
      while ((place & 1n) === 0n && place !== 0n) {
        place >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = await sha256([1], hash, beside);
    }
    place >>= 1n;
    last >>= 1n;
  }
  return last === 0n && equal(hash, proof.root);
}

async function verifierKey(text, origin) {
  for (const line of text.split(/\s+/).filter((part) => part !== "")) {
    const parts = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(line);
    if (!parts) {
      throw new Refused("bad.key");
    }
    const coded = base64(parts[3]);
    if (parts[1] === origin && coded[0] === 1 && coded.length === 33) {
      const id = (await sha256(utf8(parts[1] + "\n"), coded)).slice(0, 4);
      return { name: parts[1], id, bytes: coded.slice(1) };
    }
  }
  throw new Refused("bad.key");
}

async function signed(proof, key) {
  let imported;
  try {
    imported = await crypto.subtle.importKey("raw", key.bytes, { name: "Ed25519" }, false, ["verify"]);
  } catch {
    throw new Refused("bad.crypto");
  }
  for (const line of proof.signatures) {
    if (line.name === key.name && equal(line.id, key.id)) {
      return crypto.subtle.verify({ name: "Ed25519" }, imported, line.bytes, utf8(proof.body));
    }
  }
  return false;
}

async function check(text, given) {
  if (!globalThis.crypto?.subtle) {
    throw new Refused("bad.crypto");
  }
  const proof = read(text.replaceAll("\r\n", "\n"));
  const commitment = await sha256(proof.extra);
  const leaf = await sha256([0], utf8("v1"), commitment);
  if (!(await included(leaf, proof))) {
    throw new Refused("bad.path");
  }
  const key = await verifierKey(given || document.getElementById("published").textContent, proof.origin);
  if (!(await signed(proof, key))) {
    throw new Refused("bad.signature");
  }
  return { proof, event: event(proof) };
}

function event(proof) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(proof.extra.slice(SALT)));
  } catch {
    throw new Refused("bad.form");
  }
}

function show(good, lines, facts) {
  verdict.replaceChildren();
  const box = document.createElement("div");
  box.className = good ? "notice" : "notice wait";
  for (const line of lines) {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    box.append(paragraph);
  }
  verdict.append(box);
  if (facts.length > 0) {
    const list = document.createElement("dl");
    list.className = "facts";
    for (const [name, value] of facts) {
      const pair = document.createElement("div");
      const term = document.createElement("dt");
      const said = document.createElement("dd");
      term.textContent = name;
      said.textContent = value;
      pair.append(term, said);
      list.append(pair);
    }
    verdict.append(list);
  }
  verdict.focus();
}

const say = (kind, value) => words.get(kind + "." + value) ?? value;

function facts({ proof, event }) {
  const all = [
    ["at", new Date(event.at).toLocaleString(document.documentElement.lang, { timeZone: "Asia/Shanghai" })],
    ["unit", event.unit],
    ["role", say("Role", event.role)],
    ["kind", say("Kind", event.kind)],
    ["shown", event.shown && say("Shown", event.shown)],
    ["purpose", event.purpose && say("Purpose", event.purpose)],
    ["file", event.file],
    ["channel", event.channel && say("Channel", event.channel)],
    ["index", String(proof.index)],
    ["entriesOf", proof.origin + " · " + proof.size],
    ["witnesses", [...new Set(proof.signatures.map((line) => line.name))].join(", ")],
  ];
  return all.filter(([, value]) => value !== undefined).map(([name, value]) => [words.get(name), value]);
}

form.hidden = false;
document.getElementById("file").addEventListener("change", async (change) => {
  const file = change.target.files[0];
  if (file) {
    document.getElementById("proof").value = await file.text();
  }
});
form.addEventListener("submit", async (submit) => {
  submit.preventDefault();
  const given = document.getElementById("key").value.trim();
  try {
    const checked = await check(document.getElementById("proof").value, given);
    show(true, [words.get("good"), words.get(given ? "keyGiven" : "keyPublished")], facts(checked));
  } catch (refused) {
    if (!(refused instanceof Refused)) {
      throw refused;
    }
    show(false, [words.get(refused.message)], []);
  }
});
