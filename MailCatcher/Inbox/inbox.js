// Takes over what has changed, and leaves alone what somebody is about to do. Escape closes the message.
let busy = false, again = false;
async function refresh() {
  again = true;
  if (busy) return;
  busy = true;
  while (again) {
    again = false;
    try {
      const page = document.createElement('template');
      page.innerHTML = await (await fetch(location.href)).text();
      for (const id of ['list', 'all']) {
        const old = document.getElementById(id), now = page.content.getElementById(id);
        if (!now || old.innerHTML === now.innerHTML || old.querySelector('details[open]')) continue;
        const focused = old.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
        old.replaceChildren(...now.childNodes);
        if (focused) old.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
      }
    } catch { }
  }
  busy = false;
}
// The answer to a form is a page of its own.
addEventListener('submit', () => { busy = true; });
new EventSource('/events').onmessage = refresh;
addEventListener('keydown', e => { if (e.key === 'Escape') document.getElementById('close')?.click(); });
