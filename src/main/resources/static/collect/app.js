/**
 * The app of those who keep the register fresh: what is shown at which address, and the frame round it.
 */
import { button, el, notice } from './dom.js';
import { expire, frameFacts } from './area.js';
import { minutesWrong, now, setClock } from './clock.js';
import { checkScreen, savedScreen } from './check.js';
import { dwellingScreen } from './dwelling.js';
import { enrolScreen } from './enrol.js';
import { phoneScreen } from './phone.js';
import { returnedScreen } from './returned.js';
import { endsSoon, noListScreen, roundScreen } from './round.js';
import { onStatus, sendingStatus, startSending } from './sending.js';
import { signInScreen } from './sign-in.js';
import { keepIfRoom, kept, onChange, room, StoreFull } from './store.js';
import { askScreen, itemScreen, outboxScreen } from './unsent.js';
import { followVersions, visiting } from './versions.js';
import { dropScreen, visitScreen } from './visit.js';
import { language, moment, speak, t } from './words.js';

const EACH_MINUTE = 60_000;
const SOON = 60;

const main = document.getElementById('main');
const screens = { go, again };

let shown = null;
let turn = 0;
let large = false;

/** Goes to an address within the app; `instead` leaves no way back to where one was. */
function go(address, instead = false) {
  if (location.hash === `#${address}`) {
    again();
  } else if (instead) {
    history.replaceState(null, '', `#${address}`);
    show(true);
  } else {
    location.hash = address;
  }
}

/** Shows the same screen anew, without taking the reader from where they are. */
function again() {
  show(false);
}

async function screenAt(address) {
  const [place, one, two, three] = address.split('/').slice(1);
  if (place === 'enrol' || !await kept('phone')) {
    return enrolScreen(screens, one);
  }
  switch (place) {
    case 'sign-in': return signInScreen(screens);
    case 'dwelling': return dwellingScreen(screens, one);
    case 'visit': return two === 'check' ? checkScreen(screens, one) : visitScreen(screens, one, two);
    case 'drop': return dropScreen(screens, one);
    case 'saved': return savedScreen(screens, one, two, three);
    case 'outbox': return two ? askScreen(screens, one, two) : one ? itemScreen(screens, one) : outboxScreen();
    case 'returned': return returnedScreen();
    case 'phone': return phoneScreen();
    default: return await roundScreen(screens) ?? noListScreen(await kept('expired'), Boolean(await kept('session')), sendingStatus());
  }
}

async function show(moved) {
  const mine = ++turn;
  const before = changes;
  const screen = await screenAt(enrolment() ?? (location.hash.slice(1) || '/round'));
  // The reader has gone on meanwhile, or the screen leads elsewhere.
  if (mine !== turn || !screen) {
    return;
  }
  const focused = document.activeElement?.id;
  remember();
  shown = { ...screen, at: location.hash };
  visiting(Boolean(screen.visiting));
  document.body.classList.toggle('visiting', Boolean(screen.visiting));
  document.title = t('app.title', screen.title);
  const body = el('div', { class: 'body' }, screen.back && el('a', { class: 'back', href: screen.back }, t('app.back')), screen.content.flat(9));
  // With nothing in it to go to, a keyboard scrolls the middle itself.
  if (!body.querySelector('a, button, input, select')) {
    body.tabIndex = 0;
  }
  const whole = screen.form ?? el('div', {});
  whole.classList.add('screen');
  if (moved || screen.form || !main.querySelector(':scope > div.screen')) {
    whole.replaceChildren(...[body, screen.bar].filter(Boolean));
    main.replaceChildren(whole);
  } else {
    swap(main.firstElementChild, [body, screen.bar].filter(Boolean));
  }
  await frame();
  // Something changed while the screen was being drawn: what it shows may be older than that.
  if (screen.live && changes !== before) {
    changed();
  }
  main.querySelector('.body').scrollTop = !moved || screen.live ? heights.get(location.hash) ?? 0 : 0;
  if (moved) {
    (main.querySelector('h1') ?? main).focus({ preventScroll: true });
  } else if (focused && focused !== document.activeElement?.id) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

// What has not changed stays where it is, under the thumb that is about to press it.
function swap(parent, parts) {
  parts.forEach((part, place) => {
    const before = parent.children[place];
    if (!before) {
      parent.append(part);
    } else if (!before.isEqualNode(part)) {
      before.replaceWith(part);
    }
  });
  [...parent.children].slice(parts.length).forEach((rest) => rest.remove());
}

// Where the reader was on a screen, for when they come back to it.
const heights = new Map();
function remember() {
  if (shown) {
    heights.set(shown.at, main.querySelector('.body')?.scrollTop ?? 0);
  }
}

// The code is taken out of the address at once: it is for this phone and for now.
let code;
function enrolment() {
  const found = /^#enrol=(.+)$/.exec(location.hash);
  if (found) {
    code = decodeURIComponent(found[1]);
    history.replaceState(null, '', '#/enrol');
  }
  return location.hash === '#/enrol' && code ? `/enrol/${code}` : null;
}

/** What stands round every screen: names, what somebody has to see to, the three places. */
async function frame() {
  const { head, unsent } = await frameFacts();
  document.getElementById('brand').textContent = t('app.name');
  document.getElementById('skip').textContent = t('app.skip');
  const other = document.getElementById('tongue');
  other.textContent = t('app.other-tongue');
  other.lang = language() === 'en' ? 'zh-CN' : 'en';
  document.getElementById('type').textContent = t(large ? 'app.normal-type' : 'app.large-type');
  swap(document.getElementById('notices'), await notices(head));
  tabs(unsent);
}

async function notices(head) {
  if (!await kept('phone')) {
    return [];
  }
  const { state } = sendingStatus();
  const wrong = minutesWrong();
  return [
    state === 'sign-in' && location.hash !== '#/sign-in' && notice(el('p', {}, t('sending.sign-in'), ' ', el('a', { href: '#/sign-in' }, t('sign-in.title'))), 'wait'),
    state === 'offline' && notice(t('app.offline')),
    ['busy', 'fault', 'full'].includes(state) && notice(el('p', {}, t(`sending.${state}`), ' ', el('a', { href: '#/outbox' }, t('outbox.title'))), 'wait'),
    wrong !== 0 && notice(t(wrong > 0 ? 'clock.fast' : 'clock.slow', Math.abs(wrong), moment(now())), 'wait'),
    endsSoon(head) && notice(t('round.ends-soon', moment(head.until)), 'wait'),
    (await room()).scarce && notice(el('p', {}, t('room.scarce'), ' ', el('a', { href: '#/phone' }, t('room.see'))), 'wait'),
  ].filter(Boolean);
}

function tabs(unsent) {
  const here = location.hash.slice(1) || '/round';
  const tab = (address, words, ...more) => el('li', {}, el('a', {
    href: `#${address}`, 'aria-current': here.startsWith(address) || (address === '/round' && /^\/(dwelling|returned|saved|drop)/.test(here)) ? 'page' : null,
  }, el('span', {}, words), ...more));
  const nav = document.getElementById('tabs');
  nav.setAttribute('aria-label', t('app.places'));
  swap(nav, [el('ul', {},
    tab('/round', t('app.round')),
    tab('/outbox', t('app.outbox'), unsent > 0 && el('span', { class: 'count', id: 'unsent' }, String(unsent), el('span', { class: 'off' }, t('app.unsent')))),
    tab('/phone', t('app.phone')))]);
}

let said = '';
/** Says it to those who do not see it. */
function announce(words) {
  if (words !== said) {
    said = words;
    document.getElementById('said').textContent = words;
  }
}

// What changed in the store or on the line is shown where a screen follows it; a form is never touched.
let waiting = 0;
let changes = 0;
function changed() {
  changes += 1;
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    if (shown?.live || !(shown?.enrolling || await kept('phone'))) {
      again();
    } else {
      await frame();
    }
    const { state } = sendingStatus();
    announce(state === 'working' ? said : t(`sending.${state}`));
  }, SOON);
}

async function prefer(change) {
  const preferences = { ...await kept('preferences'), ...change };
  await keepIfRoom('preferences', preferences);
  apply(preferences);
  again();
}

function apply(preferences) {
  if (preferences?.tongue) {
    speak(preferences.tongue);
  }
  large = preferences?.large === true;
  document.documentElement.classList.toggle('large', large);
}

function broken(fault) {
  const full = fault instanceof StoreFull;
  main.replaceChildren(el('div', { class: 'body' },
    el('h1', { tabindex: '-1' }, t(full ? 'room.title' : 'fault.broken')), el('p', {}, t(full ? 'room.full' : 'fault.broken-hint')),
    !full && el('p', {}, el('code', {}, String(fault?.message ?? fault))), button('#/round', t('visit.to-round'))));
  main.querySelector('h1').focus();
}

async function start() {
  speak(language());
  apply(await kept('preferences'));
  document.getElementById('tongue').onclick = () => prefer({ tongue: language() === 'en' ? 'zh' : 'en' });
  document.getElementById('type').onclick = () => prefer({ large: !large });
  addEventListener('unhandledrejection', (event) => broken(event.reason));
  await setClock();
  await expire();
  await show(false);
  addEventListener('hashchange', () => show(true));
  onChange(changed);
  onStatus(changed);
  setInterval(expire, EACH_MINUTE);
  startSending();
  followVersions();
}

start().catch(broken);
