/**
 * Keeps the app on the phone, whole, so that it starts without a line. Before this text the house writes `VERSION`, drawn
 * from the files themselves, and `FILES`. What the register says (`/api`) never comes near it.
 */
/* global VERSION, FILES */
'use strict';

const PREFIX = 'anju-collect-';
const CACHE = PREFIX + VERSION;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })))));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

// The page says when no visit is open.
self.addEventListener('message', (event) => {
  if (event.data === 'take') {
    self.skipWaiting();
  }
});

self.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  const file = address.pathname === '/collect/' ? '/collect' : address.pathname;
  if (event.request.method === 'GET' && address.origin === self.location.origin && FILES.includes(file)) {
    event.respondWith(caches.open(CACHE).then((cache) => cache.match(file)).then((kept) => kept ?? fetch(event.request)));
  }
});
