/**
 * New versions of the app. One is taken only when no tab has a visit open: nobody's questions change under their hands.
 */
const WORKER = '/collect/worker.js';

// How long a version that was asked in may take, and how long until the page is loaded anew for it a second time.
const PATIENCE = 3_000;
const ONCE_IN = 3_600_000;
const LOADED = 'anju-loaded-anew';

let close = null;

/** Says whether a visit is open in this tab. The lock ends with the tab, however it ends. */
export function visiting(open) {
  if (open && !close) {
    const closed = new Promise((resolve) => {
      close = resolve;
    });
    navigator.locks.request('anju-visit', { mode: 'shared' }, () => closed).then(() => take());
  } else if (!open && close) {
    close();
    close = null;
  }
}

let registration = null;

/** Registers the service worker, which keeps the app itself on the phone, and looks for new versions. */
export async function followVersions() {
  if (!navigator.serviceWorker) {
    return;
  }
  let follows = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (follows) {
      location.reload();
    }
    follows = true;
  });
  registration = await navigator.serviceWorker.register(trusted(WORKER), { scope: '/collect' });
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', () => take()));
  take();
}

// A request that wakes the old worker in the moment of the change makes Chromium leave the new one waiting, asked or
// not; loading the page anew makes it look again.
function take(asked = false) {
  if (!registration?.waiting) {
    return;
  }
  navigator.locks.request('anju-visit', { ifAvailable: true }, (lock) => {
    if (!lock) {
      return;
    }
    if (!asked) {
      registration.waiting?.postMessage('take');
      setTimeout(() => take(true), PATIENCE);
    } else if (Date.now() - Number(sessionStorage.getItem(LOADED)) > ONCE_IN) {
      sessionStorage.setItem(LOADED, String(Date.now()));
      location.reload();
    }
  });
}

// The only address that this program ever loads as a program.
function trusted(address) {
  const policy = globalThis.trustedTypes?.createPolicy('anju-worker', {
    createScriptURL: (wanted) => {
      if (wanted !== WORKER) {
        throw new TypeError(wanted);
      }
      return wanted;
    },
  });
  return policy ? policy.createScriptURL(address) : address;
}
