// A button that asks the device for a passkey, and sends its answer with the form it stands in.
// `data-passkey` is "get" or "create"; `data-options` is what the server asks (WebAuthn, as JSON).

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const letters = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function read(options) {
  const asked = JSON.parse(options);
  asked.challenge = bytes(asked.challenge);
  if (asked.user) asked.user.id = bytes(asked.user.id);
  for (const list of [asked.allowCredentials, asked.excludeCredentials]) {
    for (const one of list ?? []) one.id = bytes(one.id);
  }
  return asked;
}

function write(credential) {
  const response = {};
  const names = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  for (const name of names) {
    if (credential.response[name]) response[name] = letters(credential.response[name]);
  }
  const { id, type } = credential;
  return JSON.stringify({ id, type, rawId: letters(credential.rawId), response });
}

async function ask(button) {
  const form = button.closest("form");
  const publicKey = read(button.dataset.options);
  const said = form.querySelector("[data-passkey-said]");
  try {
    const credential = await navigator.credentials[button.dataset.passkey]({ publicKey });
    form.elements.answer.value = write(credential);
    form.submit();
  } catch {
    said.textContent = button.dataset.failed;
  }
}

for (const button of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  for (const part of button.closest("form").querySelectorAll("[hidden]")) part.hidden = false;
  button.addEventListener("click", () => {
    const form = button.closest("form");
    if (form.reportValidity()) ask(button);
  });
}
