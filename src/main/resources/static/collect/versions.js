/**
 * New versions of the app. One is taken only when no tab has a visit open: nobody's questions change under their hands.
 */
const WORKER = '/collect/worker.js';

let release = null;

/** Says whether a visit is open in this tab. The lock ends with the tab, however it ends. */
export function visiting(open) {
  if (open && !release) {
    release = () => {};
    navigator.locks.request('anju-visit', { mode: 'shared' }, () => new Promise((resolve) => {
      if (release) {
        release = resolve;
      } else {
        resolve();
      }
    })).then(take);
  } else if (!open && release) {
    release();
    release = null;
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

function take() {
  if (!registration?.waiting) {
    return;
  }
  navigator.locks.request('anju-visit', { ifAvailable: true }, (lock) => {
    if (lock) {
      registration.waiting?.postMessage('take');
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
