// Warns two minutes before the session ends and extends it when asked. The server decides when it ends; without this file it ends just the same.
const warning = document.getElementById('idle');
const over = document.getElementById('idle-over');
const idle = Number(warning.dataset.idle) * 1000;
const warn = Number(warning.dataset.warn) * 1000;
const key = 'seen';
let before = null;

const note = () => localStorage.setItem(key, String(Date.now()));
const since = () => Date.now() - Number(localStorage.getItem(key) ?? 0);

const show = (box, visible) => {
  if (box.hidden === !visible) return;
  box.hidden = !visible;
  if (visible && box === warning) {
    before = document.activeElement;
    box.focus();
  } else if (box === warning) {
    before?.focus();
  }
};

// Other tabs of this browser count: they share the session and this note.
const look = () => {
  const passed = since();
  show(over, passed >= idle);
  show(warning, passed >= idle - warn && passed < idle);
};

const extend = async () => {
  const answer = await fetch('/sign-in/extend', { credentials: 'same-origin', cache: 'no-store' }).catch(() => null);
  if (answer?.status === 204) note();
  else localStorage.setItem(key, '0');
  look();
};

note();
setInterval(look, 1000);
document.addEventListener('visibilitychange', look);
warning.querySelector('[data-extend]').addEventListener('click', extend);
warning.addEventListener('keydown', (event) => { if (event.key === 'Escape') extend(); });
