/**
 * The map of the own area: its streets and buildings, drawn by ourselves. The list says the same; nothing can be done here
 * that cannot be done there.
 */
import { drawn, el } from './dom.js';
import { DEGREES } from './freshness.js';
import { t } from './words.js';

const WIDEST = 720;
const MARGIN = 28;
const ZOOMS = [1, 2, 4, 8];
// From here on there is room for the names of buildings.
const NAMED = 2;

let zoom = 0;

/**
 * @param {object} head of the package: streets and buildings
 * @param {{dwelling: object, degree: string, due: boolean}[]} lines of the list
 * @param {string} chosen the building whose dwellings the list shows
 * @param {(building: string) => void} choose
 */
export function plan(head, lines, chosen, choose) {
  const placed = head.buildings.filter(({ position }) => position);
  if (placed.length === 0) {
    return el('div', { class: 'empty' }, t('map.none'));
  }
  const frame = el('div', { class: 'plan', tabindex: '0', role: 'region', 'aria-label': t('map.frame') });
  let project;
  const draw = () => {
    project = projection([...placed.map(({ position }) => position), ...head.streets.flatMap(({ line }) => line ?? [])]);
    frame.replaceChildren(drawing(project, head.streets, placed, lines, chosen, choose));
  };
  // What is nearest to the middle, or was chosen, comes to the middle: there is no use in looking at nothing.
  const step = (by) => {
    const at = [frame.scrollLeft + frame.clientWidth / 2, frame.scrollTop + frame.clientHeight / 2];
    const far = ({ position }) => Math.hypot(project(position)[0] - at[0], project(position)[1] - at[1]);
    const middle = placed.find(({ id }) => id === chosen) ?? placed.reduce((one, other) => far(other) < far(one) ? other : one);
    zoom = Math.max(0, Math.min(ZOOMS.length - 1, zoom + by));
    draw();
    const [x, y] = project(middle.position);
    frame.scrollTo(x - frame.clientWidth / 2, y - frame.clientHeight / 2);
  };
  draw();
  return [
    frame,
    el('div', { class: 'zoom' },
      el('button', { class: 'secondary', id: 'closer', onclick: () => step(1) }, t('map.closer')),
      el('button', { class: 'secondary', id: 'farther', onclick: () => step(-1) }, t('map.farther'))),
    el('ul', { class: 'legend' }, DEGREES.map((degree) => el('li', {}, mark(degree), t(`fresh.${degree}`)))),
  ];
}

function drawing(project, streets, buildings, lines, chosen, choose) {
  return drawn('svg', { width: project.width, height: project.height, class: zoom >= NAMED ? 'named' : null, role: 'img', 'aria-label': t('map.says') },
    streets.map((street) => streetOf(street, project)), buildingsOf(buildings, lines, chosen, choose, project));
}

// Metres on a plane that touches the earth in the middle of the area; small enough to be true.
function projection(points) {
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const width = (Math.min(document.documentElement.clientWidth - 38, WIDEST) - 2 * MARGIN) * ZOOMS[zoom];
  const squeeze = Math.cos((south + north) / 2 * Math.PI / 180);
  const scale = width / Math.max((east - west) * squeeze, (north - south) * 0.8, 0.0004);
  const left = MARGIN + (width - (east - west) * squeeze * scale) / 2;
  const project = ([lon, lat]) => [left + (lon - west) * squeeze * scale, MARGIN + (north - lat) * scale].map(Math.round);
  return Object.assign(project, { width: Math.round(width + 2 * MARGIN), height: Math.max(200, Math.round(2 * MARGIN + (north - south) * scale)) });
}

function streetOf({ name, line }, project) {
  if (!line?.length) {
    return null;
  }
  const points = line.map(project);
  const [x, y] = points[Math.floor((points.length - 1) / 2)];
  const [farX, farY] = points[Math.floor((points.length - 1) / 2) + 1] ?? [x, y];
  return drawn('g', { class: 'street' }, drawn('polyline', { points: points.map((point) => point.join(',')).join(' ') }),
    drawn('text', { x: (x + farX) / 2, y: (y + farY) / 2 + 4 }, name));
}

// A building looks like the one of its dwellings that has waited longest.
function buildingsOf(buildings, lines, chosen, choose, project) {
  const of = Map.groupBy?.(lines, ({ dwelling }) => dwelling.building) ?? grouped(lines);
  return buildings.map(({ id, label, position }) => {
    const inside = of.get(id) ?? [];
    const worst = DEGREES.find((degree) => inside.some((line) => line.degree === degree)) ?? 'fresh';
    const [x, y] = project(position);
    const waiting = inside.filter((line) => line.due).length;
    return drawn('g', { class: `house ${worst}${id === chosen ? ' chosen' : ''}`, transform: `translate(${x} ${y})`, onclick: () => choose(id) },
      drawn('title', {}, t('map.building', label, inside.length, waiting)), drawn('rect', { x: -12, y: -12, width: 24, height: 24, class: 'touch' }), shape(worst), drawn('text', { y: -12 }, short(label)));
  });
}

function grouped(lines) {
  const groups = new Map();
  lines.forEach((line) => groups.set(line.dwelling.building, [...groups.get(line.dwelling.building) ?? [], line]));
  return groups;
}

// Each degree has a shape of its own beside its colour.
function shape(degree) {
  switch (degree) {
    case 'never': return drawn('path', { class: 'sign', d: 'M-6-6L6 6M-6 6L6-6' });
    case 'old': return drawn('path', { class: 'sign', d: 'M0-8L8 7H-8Z' });
    case 'middle': return drawn('rect', { class: 'sign', x: -6, y: -6, width: 12, height: 12 });
    default: return drawn('circle', { class: 'sign', r: 6.5 });
  }
}

function mark(degree) {
  return drawn('svg', { viewBox: '-10 -10 20 20', width: 24, height: 24, 'aria-hidden': 'true' }, drawn('g', { class: `house ${degree}` }, shape(degree)));
}

function short(label) {
  return /\d+号.*$/u.exec(label)?.[0] ?? label;
}
