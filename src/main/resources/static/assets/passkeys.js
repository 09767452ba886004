// Asks the browser for a passkey when its button is pressed, puts the answer into the form and sends it. Where there is
// no script or no WebAuthn the button stays hidden and the page says what else there is.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const credential = (one) => ({ ...one, id: bytes(one.id) });

function question(options) {
  const asked = { ...options, challenge: bytes(options.challenge) };
  if (asked.user) asked.user = { ...asked.user, id: bytes(asked.user.id) };
  if (asked.excludeCredentials) asked.excludeCredentials = asked.excludeCredentials.map(credential);
  if (asked.allowCredentials) asked.allowCredentials = asked.allowCredentials.map(credential);
  return { publicKey: asked };
}

function answer(given) {
  const said = given.response;
  const response = { clientDataJSON: text(said.clientDataJSON) };
  if (said.attestationObject) {
    response.attestationObject = text(said.attestationObject);
    response.transports = said.getTransports ? said.getTransports() : [];
  } else {
    response.authenticatorData = text(said.authenticatorData);
    response.signature = text(said.signature);
    if (said.userHandle) response.userHandle = text(said.userHandle);
  }
  return {
    id: given.id,
    rawId: text(given.rawId),
    type: given.type,
    response,
    clientExtensionResults: given.getClientExtensionResults(),
  };
}

async function ask(button) {
  const form = button.form;
  const failed = form.querySelector("[data-passkey-failed]");
  failed.hidden = true;
  const asked = question(JSON.parse(form.dataset.passkeyOptions));
  try {
    const given =
      button.dataset.passkey === "create"
        ? await navigator.credentials.create(asked)
        : await navigator.credentials.get(asked);
    form.elements["factor-passkey"].value = JSON.stringify(answer(given));
    form.submit();
  } catch {
    // Cancelled, no passkey here, too late: the page says what can be done, and the button can be pressed again.
    failed.hidden = false;
  }
}

if (window.PublicKeyCredential && navigator.credentials) {
  for (const button of document.querySelectorAll("[data-passkey]")) {
    button.hidden = false;
    const without = button.form.querySelector("[data-passkey-without]");
    if (without) without.hidden = true;
    button.addEventListener("click", () => ask(button));
  }
}
