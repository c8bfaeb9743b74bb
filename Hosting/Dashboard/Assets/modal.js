// Shows a dialog above the page. The browser keeps the focus in it; when it is gone, the focus is where it was before.
let opener = null;

export function show(dialog) {
  // Of two dialogs in a row, the second has the opener of the first.
  if (document.activeElement !== document.body) {
    opener = document.activeElement;
  }

  dialog.showModal();
  dialog.focus();
  const watching = new MutationObserver(() => {
    if (!dialog.isConnected) {
      watching.disconnect();
      if (document.activeElement === document.body && opener?.isConnected) {
        opener.focus();
      }
    }
  });
  watching.observe(document.body, { childList: true, subtree: true });
}
