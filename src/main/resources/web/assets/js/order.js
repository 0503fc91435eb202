// The order of the board's rows: sorted as asked, and still while a person is at them.

const IDLE_MS = 4000;

const COLUMNS = {
  name: (item) => item.name.toLowerCase(),
  tension: (item) => (item.state === 'no-evidence' ? null : item.tension),
  change: (item) => (item.state === 'no-evidence' ? null : item.change_24h),
  z: (item) => (item.state === 'no-evidence' ? null : item.z),
  families: (item) => item.families,
  // At 0 what rises is not known: the floor is in it.
  rising: (item) => (item.state === 'no-evidence' || item.tension === 0 ? null : item.rising),
  dyad: (item) => (item.state === 'no-evidence' ? null : (item.top_dyad?.points ?? null)),
};

export const SORTS = [
  ['-tension', 'Tension'],
  ['name', 'Name'],
  ['-change', 'Change in 24 hours'],
  ['-z', 'Distance from its normal (z)'],
  ['-families', 'Publishers'],
  ['-rising', 'Rising points'],
  ['-dyad', 'Top pair'],
];

export function sorted(items, sort) {
  const falling = sort.startsWith('-');
  const value = COLUMNS[falling ? sort.slice(1) : sort] ?? COLUMNS.tension;
  return [...items].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) {
      // What has no value comes last, whichever way.
      return (x === null) - (y === null) || a.name.localeCompare(b.name);
    }
    const order = typeof x === 'string' ? x.localeCompare(y) : x - y;
    return (falling ? -order : order) || a.name.localeCompare(b.name);
  });
}

export function filtered(items, { filter, q, pinned }) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    if (filter === 'active' && item.state !== 'active') {
      return false;
    }
    if (filter === 'alerts' && !(item.alerts?.length > 0)) {
      return false;
    }
    if (filter === 'pinned' && !pinned.includes(item.issue_id)) {
      return false;
    }
    const dyad = item.top_dyad;
    const text = `${item.name} ${item.issue_id} ${item.reason ?? ''} ${dyad?.source_name ?? ''} ${dyad?.target_name ?? ''}`;
    return words.every((word) => text.toLowerCase().includes(word));
  });
}

/**
 * Keeps the order that a person looks at. New scores change it at once only when nobody points at the rows, has the
 * focus in them or has just touched anything; until then `moved` tells how many rows would change place.
 */
export class Order {
  constructor(changed) {
    this.changed = changed;
    this.ids = [];
    this.key = '';
    this.moved = 0;
    this.inside = false;
    this.touched = 0;
    for (const name of ['pointerdown', 'keydown', 'wheel']) {
      addEventListener(name, () => this.touch(), { passive: true, capture: true });
    }
  }

  touch() {
    this.touched = Date.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.moved > 0 && this.changed(), IDLE_MS + 50);
  }

  get idle() {
    const focused = document.activeElement?.closest?.('.rows');
    return !this.inside && !focused && Date.now() - this.touched > IDLE_MS;
  }

  /** The items in the order to show. A new key (another sort, filter, instant) is always followed at once. */
  apply(items, key) {
    const wanted = items.map((item) => item.issue_id);
    const same = key === this.key && this.ids.length > 0;
    if (!same || this.idle) {
      this.ids = wanted;
      this.key = key;
    }
    const place = new Map(this.ids.map((id, index) => [id, index]));
    const shown = [...items].sort(
      (a, b) => (place.get(a.issue_id) ?? Infinity) - (place.get(b.issue_id) ?? Infinity) || 0,
    );
    this.moved = shown.filter((item, index) => item.issue_id !== wanted[index]).length;
    return shown;
  }

  /** Sorts now, whatever is focused. */
  settle() {
    this.key = '';
    this.changed();
  }
}
