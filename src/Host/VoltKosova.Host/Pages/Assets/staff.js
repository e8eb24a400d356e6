// Keeps the runs on the page up to date. Without it every page still works: reload to see more.
const pause = 1000;

const set = (place, text) => { if (place && place.textContent !== text) place.textContent = text; };

function show(part, now) {
  const state = part.querySelector('[data-state] .state');
  if (state) {
    state.className = `state ${now.state}`;
    set(state, now.label);
  }
  const bar = part.querySelector('[data-bar]');
  if (now.total !== null && now.total !== undefined) {
    bar.max = Math.max(now.total, 1);
    bar.value = now.total === 0 ? 1 : now.done;
  } else if (now.over) {
    bar.value = bar.max;
  } else {
    bar.removeAttribute('value');
  }
  set(part.querySelector('[data-count]'), now.count);
  set(part.querySelector('[data-step]'), now.step ?? '');
  const log = part.querySelector('[data-log]');
  for (const line of now.lines) {
    part.dataset.after = line.number;
    if (!log) continue;
    const item = document.createElement('li');
    const time = document.createElement('time');
    time.textContent = line.at;
    item.append(time, ` ${line.text}`);
    const atEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 4;
    log.append(item);
    if (atEnd) log.scrollTop = log.scrollHeight;
  }
}

async function follow(part) {
  for (;;) {
    try {
      const answer = await fetch(`${part.dataset.live}?after=${part.dataset.after ?? 0}`, { redirect: 'error' });
      if (answer.status === 404) return;
      if (answer.ok) {
        const now = await answer.json();
        show(part, now);
        if (now.over) break;
      }
    } catch {
      // The host is away or the session has ended: go on trying, the page stays as it is.
    }
    await new Promise((resolve) => { setTimeout(resolve, document.hidden ? pause * 5 : pause); });
  }
  // What stands around a run that has ended (its cause, its end, what may be pressed) is the server's to write.
  const fresh = await fetch(location.href);
  if (!fresh.ok) return;
  const main = new DOMParser().parseFromString(await fresh.text(), 'text/html').querySelector('main');
  const focused = document.activeElement?.id;
  const typing = document.querySelector('main form:focus-within input:not([type=hidden])');
  if (typing) return;
  document.querySelector('main').replaceWith(main);
  if (focused) document.getElementById(focused)?.focus();
  start();
}

function start() {
  for (const part of document.querySelectorAll('[data-live]')) {
    if (part.dataset.followed) continue;
    part.dataset.followed = 'yes';
    follow(part);
  }
}

start();
