// A connection that is lost comes back with the AppHost, which then knows nothing of this page: it is loaded anew.
const modal = document.getElementById("components-reconnect-modal");
modal.addEventListener("components-reconnect-state-changed", (event) => {
  if (event.detail.state === "rejected" || event.detail.state === "failed") {
    reload();
  }
});

async function reload() {
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  for (;;) {
    try {
      await fetch("assets/icon.svg", { cache: "no-store" });
      location.reload();
      return;
    } catch {
      await wait(2000);
    }
  }
}
