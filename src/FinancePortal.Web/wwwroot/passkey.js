// The browser's own passkey dialog. These forms are hidden until it is clear that the browser has one; every page offers another way too.
const knows = typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
let waiting = null;

const ask = (form, offered) => {
  waiting?.abort();
  waiting = new AbortController();
  const options = JSON.parse(form.dataset.options);
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options), signal: waiting.signal })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), signal: waiting.signal, ...(offered && { mediation: 'conditional' }) });
};

const send = (form, credential) => {
  form.elements.Credential.value = JSON.stringify(credential);
  form.submit();
};

for (const form of knows ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false;
  for (const instead of document.querySelectorAll('[data-passkey-instead]')) instead.hidden = true;

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const failed = form.querySelector('[role=alert]');
    failed.hidden = true;
    try {
      send(form, await ask(form, false));
    } catch {
      failed.hidden = false;
    }
  });

  // Known passkeys stand in the list under the email field, without a dialog.
  if (form.dataset.offered && await PublicKeyCredential.isConditionalMediationAvailable?.()) {
    ask(form, true).then((credential) => send(form, credential), () => { /* another way was taken */ });
  }
}
