// Everything works without this file. It only saves time.

// After a form came back with messages, a screen reader starts at the summary.
document.getElementById('error-summary')?.focus();

// A second press of the same button says so instead of looking broken. The server is what makes sure nothing happens twice.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = 'true';
  event.submitter?.setAttribute('aria-disabled', 'true');
});

// Back to a page from the browser's memory: its buttons work again.
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  for (const form of document.forms) delete form.dataset.sent;
  for (const button of document.querySelectorAll('button[aria-disabled]')) button.removeAttribute('aria-disabled');
});

// A password can be looked at while it is typed. It goes back to dots when the form is sent.
for (const input of document.querySelectorAll('input[type=password]')) {
  const show = document.createElement('button');
  show.type = 'button';
  show.className = 'affix__show';
  const word = document.createElement('span');
  const noun = document.createElement('span');
  noun.className = 'vh';
  noun.textContent = ' password';
  show.append(word, noun);
  const toggle = (visible) => {
    input.type = visible ? 'text' : 'password';
    word.textContent = visible ? 'Hide' : 'Show';
  };
  toggle(false);
  show.addEventListener('click', () => toggle(input.type === 'password'));
  input.form?.addEventListener('submit', () => toggle(false));
  const box = document.createElement('span');
  box.className = 'affix affix--show';
  input.replaceWith(box);
  box.append(input, show);
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
