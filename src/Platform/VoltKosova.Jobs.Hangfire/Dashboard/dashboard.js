
// Keeps the run on an entry's page up to date, and says when a button was refused.
(() => {
  const pause = 1000;

  // Its stylesheet is there; a chart would write a second one into the page.
  Chart.platform.disableCSSInjection = true;

  async function refresh(part) {
    const answer = await fetch(location.href, { redirect: 'error' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = page.getElementById('volt-run');
    if (!answer.ok || !now) return part;
    part.replaceWith(now);
    if (!now.dataset.underWay) location.reload();
    return now;
  }

  async function follow(part) {
    while (part.dataset.underWay) {
      await new Promise((resolve) => { setTimeout(resolve, pause); });
      try {
        part = await refresh(part);
      } catch {
        // The host is away or the session has ended: go on trying, the page stays as it is.
      }
    }
  }

  $(document).ajaxError((_, answer, sent) => {
    if (sent.url.endsWith('/stats')) return;
    $('button:disabled, button.disabled').button('reset');
    const why = answer.responseJSON?.detail ?? `${answer.status} ${answer.statusText}`;
    new Hangfire.ErrorAlert('Volt Kosova', $('<i>').text(why).html()).show();
  });

  const part = document.getElementById('volt-run');
  if (part) follow(part);
})();
