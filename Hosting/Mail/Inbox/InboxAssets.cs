namespace WpAspire.Hosting.Mail.Inbox;

/// <summary>The style and the script of the inbox, which are part of its page: it loads nothing else.</summary>
internal static class InboxAssets
{
    /// <summary>Light or dark as the system is, one column on a phone.</summary>
    public const string Style =
        """
        :root { color-scheme: light dark; --line: light-dark(#d5d9e0, #3b3f46); --soft: light-dark(#5b6472, #a3abb8); --accent: light-dark(#0b5cad, #7ab8ff); --chosen: light-dark(#e8f1fb, #22344a); }
        * { box-sizing: border-box; }
        body { margin: 0; min-height: 100dvh; display: flex; flex-direction: column; font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
        header, .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; }
        header { padding: 10px 16px; border-bottom: 1px solid var(--line); }
        h1, h2 { margin: 0; font-size: 18px; }
        h2, header form[role] { flex: 1; }
        input, button, .button, summary { font: inherit; padding: 4px 12px; border: 1px solid var(--line); border-radius: 6px; background: none; color: inherit; text-decoration: none; cursor: pointer; }
        input { width: 100%; max-width: 24rem; cursor: text; }
        a { color: var(--accent); }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
        details { position: relative; }
        details form { position: absolute; right: 0; z-index: 1; width: 16rem; padding: 4px 16px 16px; border: 1px solid var(--line); border-radius: 6px; background: Canvas; }
        main { flex: 1; display: grid; grid-template-columns: minmax(0, 1fr); }
        main.and-message { grid-template-columns: minmax(15rem, 2fr) minmax(0, 3fr); }
        #list ul { margin: 0; padding: 0; list-style: none; }
        #list a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 12px; padding: 8px 16px; border-bottom: 1px solid var(--line); color: inherit; text-decoration: none; }
        #list a:hover, #list a[aria-current], .button[aria-current] { background: var(--chosen); }
        #list:has(li) { border-right: 1px solid var(--line); }
        .who, time, .images, dt, .empty { color: var(--soft); font-size: 13px; }
        .empty { padding: 16px; }
        .dot { display: inline-block; width: 8px; height: 8px; margin-right: 8px; border-radius: 50%; background: var(--accent); }
        .subject:has(.dot) { font-weight: 600; }
        article { display: flex; flex-direction: column; gap: 12px; min-width: 0; padding: 12px 16px; }
        nav { display: flex; flex-wrap: wrap; gap: 6px; flex: 1; }
        dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 12px; margin: 0; }
        dd, p { margin: 0; }
        .notice { padding: 8px 12px; border: 1px solid var(--line); border-radius: 6px; }
        pre { margin: 0; padding: 12px; border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; }
        iframe { flex: 1; width: 100%; min-height: 60dvh; border: 1px solid var(--line); border-radius: 6px; background: #fff; color-scheme: light; }
        @media (max-width: 50rem) {
          main.and-message { grid-template-columns: minmax(0, 1fr); }
          main.and-message #list { display: none; }
        }
        """;

    /// <summary>Takes over what has changed, and leaves alone what somebody is about to do. Escape closes the message.</summary>
    public const string Script =
        """
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
        new EventSource('/events').onmessage = refresh;
        addEventListener('keydown', e => { if (e.key === 'Escape') document.getElementById('close')?.click(); });
        """;
}
