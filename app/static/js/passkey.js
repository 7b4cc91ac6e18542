// A form that asks the device for a passkey, and sends what it answers. `data-passkey` is "get" or
// "create"; `data-ask` is where the question of the moment comes from (WebAuthn, as JSON).

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const letters = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function read(asked) {
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

async function answer(form) {
  const said = form.querySelector("[data-said]");
  said.textContent = "";
  try {
    const told = await fetch(form.dataset.ask, { headers: { Accept: "application/json" } });
    const asked = await told.json();
    if (told.status === 401) return location.assign(asked.prove ?? asked.sign_in);
    const publicKey = read(asked);
    const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
    form.elements.answer.value = write(credential);
    form.submit();
  } catch {
    said.textContent = form.dataset.failed;
  }
}

function begin(form) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    if (form.elements.name?.value.trim() === "") return; // the page says what is missing
    event.preventDefault();
    answer(form);
  });
}

if (window.PublicKeyCredential) {
  document.querySelectorAll("form[data-passkey]").forEach(begin);
  for (const part of document.querySelectorAll("[data-with-passkey]")) part.hidden = false;
}
