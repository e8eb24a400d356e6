// Keeps the runs on the page up to date. Without it every page still works: reload to see more.
const pause = 1000;

const set = (place, text) => { if (place && place.textContent !== text) place.textContent = text; };

function show(part, now) {
  const state = part.querySelector('[data-label] .state');
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
  set(part.querySelector('[data-estimate]'), now.estimate);
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
    log.firstElementChild.append(item);
    if (atEnd) log.scrollTop = log.scrollHeight;
  }
}

// What stands around a run when its state changes (its instants, its cause, what may be pressed) is the server's to write.
async function refresh() {
  const answer = await fetch(location.href);
  const main = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
  const isTyping = document.querySelector('main form:focus-within :is(input, select):not([type=hidden])');
  if (!answer.ok || !main || isTyping) return false;
  const focused = document.activeElement?.id;
  document.querySelector('main').replaceWith(main);
  if (focused) document.getElementById(focused)?.focus();
  start();
  return true;
}

async function follow(part) {
  while (part.isConnected) {
    try {
      const answer = await fetch(`${part.dataset.live}?after=${part.dataset.after ?? 0}`, { redirect: 'error' });
      if (answer.status === 404) return;
      if (answer.ok) {
        const now = await answer.json();
        show(part, now);
        const isNews = now.state !== part.dataset.state;
        part.dataset.state = now.state;
        if (isNews && await refresh()) return;
        if (now.over) return;
      }
    } catch {
      // The host is away or the session has ended: go on trying, the page stays as it is.
    }
    await new Promise((resolve) => { setTimeout(resolve, document.hidden ? pause * 5 : pause); });
  }
}

// A file that is too large is told so before it is sent.
document.addEventListener('change', ({ target }) => {
  const { most, tooLarge } = target.dataset;
  if (most) target.setCustomValidity(target.files?.[0]?.size > Number(most) ? tooLarge : '');
});

function start() {
  for (const part of document.querySelectorAll('[data-live]')) {
    if (part.dataset.followed) continue;
    part.dataset.followed = 'yes';
    follow(part);
  }
}

start();
