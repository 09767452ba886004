/**
 * Before somebody adds a dwelling: is it not on the list already?
 */
import { got, read } from './store.js';

/** A position that is known no better than this is refused. */
export const COARSEST = 50;
/** Within how many metres a dwelling may be the same. */
const NEAR = 50;
const EARTH = 6_371_008.8;

/** Takes one position, now, because the worker asked for it. Nothing follows the worker about. */
export function positionNow() {
  return new Promise((resolve) => {
    if (!navigator.geolocation) {
      resolve({ fault: 'where.unavailable' });
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lon: coords.longitude.toFixed(6), lat: coords.latitude.toFixed(6), accuracy: Math.ceil(coords.accuracy) }),
      (fault) => resolve({ fault: fault.code === fault.PERMISSION_DENIED ? 'where.denied' : 'where.unavailable' }),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 0 });
  });
}

/** Metres between two positions in WGS 84 on a sphere, good enough for the other side of a street. */
export function metres([lon, lat], [otherLon, otherLat]) {
  const radians = (degrees) => degrees * Math.PI / 180;
  const a = Math.sin(radians(otherLat - lat) / 2) ** 2
    + Math.cos(radians(lat)) * Math.cos(radians(otherLat)) * Math.sin(radians(otherLon - lon) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(a));
}

/** `176号1栋101室` → `176号`: what a door has in common with its neighbours. */
export function houseNumber(door) {
  return /^[^号]*号/u.exec(door.normalize('NFKC'))?.[0] ?? '';
}

/**
 * Dwellings that it may be: within 50 metres of the position, or with the same street and number. Nearest first.
 *
 * @param {{lon?: string, lat?: string}} where
 * @param {{street?: string, door?: string}} address
 */
export async function candidates(where, address) {
  const [dwellings, head] = await read(['dwelling', 'keep'], ({ dwelling, keep }) =>
    Promise.all([got(dwelling.getAll()), got(keep.get('package'))]));
  const positions = new Map((head?.buildings ?? []).map(({ id, position }) => [id, position]));
  const here = where.lon ? [Number(where.lon), Number(where.lat)] : null;
  const number = houseNumber(address.door ?? '');
  return dwellings.map((dwelling) => {
    const position = positions.get(dwelling.building);
    const distance = here && position ? metres(here, position) : Infinity;
    const same = number !== '' && dwelling.street === address.street && houseNumber(dwelling.door) === number;
    return { id: dwelling.id, address: dwelling.address, door: dwelling.door, distance, same, walk: dwelling.walk };
  }).filter(({ distance, same }) => same || distance <= NEAR)
    .sort((one, other) => Number(other.same) - Number(one.same) || one.distance - other.distance || one.walk - other.walk)
    .slice(0, 20)
    .map(({ id, address: full, door, distance }) => ({ id, address: full, door, metres: Number.isFinite(distance) ? Math.round(distance) : null }));
}

/** The address in full, as its neighbours have it. */
export async function fullAddress(street, door) {
  const dwellings = await read(['dwelling'], ({ dwelling }) => got(dwelling.getAll()));
  const neighbour = dwellings.find((one) => street !== '' && one.street === street && one.address.includes(street));
  return `${neighbour ? neighbour.address.slice(0, neighbour.address.indexOf(street)) : ''}${street}${door}`;
}
