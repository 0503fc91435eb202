// The page's state lives in the address, so that every view can be linked to, reloaded and gone back to.

const DEFAULTS = {
  view: 'board', // board | issue | map | alerts | catalog
  issue: '', // id of the open issue
  sort: '-tension', // column of the board, with "-" for descending
  filter: 'all', // all | active | alerts | pinned
  q: '', // search words of the board
  at: '', // instant of the replay; empty is live
  from: '', // the chart's span
  to: '',
  whyFrom: '', // the span that "why it moved" explains
  whyTo: '',
  halfLife: '', // hours; empty is the server's own
  pinned: [], // ids of the issues kept on top
  story: '', // id of the unfolded story
  layer: 'target', // of the map: target | source | dyads
  alerts: 'open', // of the alerts view: open | closed | all
  kind: 'issue', // of the catalogue
  entry: '', // id of the entry in the editor
};
const VIEWS = ['board', 'issue', 'map', 'alerts', 'catalog'];
const INSTANTS = ['at', 'from', 'to', 'whyFrom', 'whyTo'];

const listeners = new Set();
let current = read(location.search);

function read(search) {
  const query = new URLSearchParams(search);
  const state = { ...DEFAULTS };
  for (const key of Object.keys(DEFAULTS)) {
    if (query.has(key)) {
      state[key] = key === 'pinned' ? query.get(key).split(',').filter(Boolean) : query.get(key);
    }
  }
  if (!VIEWS.includes(state.view)) {
    state.view = 'board';
  }
  if (state.view === 'issue' && !state.issue) {
    state.view = 'board';
  }
  for (const key of INSTANTS) {
    if (state[key] && Number.isNaN(Date.parse(state[key]))) {
      state[key] = '';
    }
  }
  return state;
}

function write(state) {
  const query = new URLSearchParams();
  for (const [key, standard] of Object.entries(DEFAULTS)) {
    const value = key === 'pinned' ? state.pinned.join(',') : state[key];
    if (value !== '' && value !== standard) {
      query.set(key, value);
    }
  }
  const text = query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
  return text ? `/?${text}` : '/';
}

export function state() {
  return current;
}

/** The address of the current state with some values changed; what belongs to one issue alone is dropped with it. */
export function address(patch) {
  return write(merged(patch));
}

function merged(patch) {
  const leaving = 'issue' in patch && patch.issue !== current.issue;
  const ofIssue = leaving ? { from: '', to: '', whyFrom: '', whyTo: '', story: '' } : {};
  return { ...current, ...ofIssue, ...patch };
}

/** Changes the state and the address. A change of `replace` makes no step in the browser's history. */
export function go(patch, { replace = false } = {}) {
  const next = write(merged(patch));
  if (next === write(current)) {
    return;
  }
  const before = current;
  current = read(next.slice(1));
  history[replace ? 'replaceState' : 'pushState'](null, '', next);
  tell(before);
}

export function onChange(listener) {
  listeners.add(listener);
}

function tell(before) {
  for (const listener of listeners) {
    listener(current, before);
  }
}

addEventListener('popstate', () => {
  const before = current;
  current = read(location.search);
  tell(before);
});

// Links within the page change the state without loading the page again.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="/?"], a[href="/"]');
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) {
    return;
  }
  event.preventDefault();
  const before = current;
  const next = link.getAttribute('href');
  current = read(next.slice(1));
  history.pushState(null, '', next);
  tell(before);
});
