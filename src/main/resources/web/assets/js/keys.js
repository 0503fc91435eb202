// The keyboard, and the dialog that explains it.

import { html } from '../vendor/lit-html/lit-html.js';
import { togglePin } from './board.js';
import { go, state } from './state.js';

const STORED = 'barograph.single-keys';
let single = readStored();
let redraw = () => {};

function readStored() {
  try {
    return localStorage.getItem(STORED) !== 'off';
  } catch {
    return true;
  }
}

const KEYS = [
  ['j', 'next issue, story or alert'],
  ['k', 'the one before'],
  ['Enter', 'open it'],
  ['p', 'pin the issue, or let it go'],
  ['/', 'search'],
  ['Escape', 'leave the search, close a dialog; on an issue, back to the board'],
  ['?', 'this help'],
];

export function startKeys(changed) {
  redraw = changed;
  document.addEventListener('keydown', pressed);
}

export function openHelp() {
  document.getElementById('help')?.showModal();
}

function typing(element) {
  return element.closest?.('input:not([type="range"]):not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable]');
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector('dialog[open]')) {
    return;
  }
  if (event.key === 'Escape') {
    leave(event.target);
    return;
  }
  if (!single || typing(event.target)) {
    return;
  }
  const act = ACTIONS[event.key];
  if (act) {
    event.preventDefault();
    act(event.target);
  }
}

const ACTIONS = {
  j: () => walk(1),
  k: () => walk(-1),
  '/': () => search(),
  '?': openHelp,
  p: (target) => {
    const id = target.closest?.('[data-issue]')?.dataset.issue ?? (state().view === 'issue' ? state().issue : '');
    if (id) {
      togglePin(id);
    }
  },
};

/** Moves the focus to the next or former of the things that the view is a list of. */
function walk(step) {
  const stops = [...document.querySelectorAll('main [data-walk], main [data-walk-in] a')].filter(
    (stop) => stop.getClientRects().length > 0,
  );
  if (stops.length === 0) {
    return;
  }
  const row = document.activeElement?.closest?.('[data-issue], li, tr');
  let at = stops.indexOf(document.activeElement);
  if (at < 0 && row) {
    at = stops.findIndex((stop) => row.contains(stop));
  }
  const next = at < 0 ? (step > 0 ? 0 : stops.length - 1) : Math.min(stops.length - 1, Math.max(0, at + step));
  stops[next].focus();
  stops[next].scrollIntoView({ block: 'nearest' });
}

function search() {
  const field = document.querySelector('#search, [data-search]');
  if (field) {
    field.focus();
    field.select();
  } else {
    go({ view: 'board', issue: '' });
    requestAnimationFrame(() => document.getElementById('search')?.focus());
  }
}

function leave(target) {
  if (target.id === 'search' && state().q) {
    go({ q: '' }, { replace: true });
    target.blur();
  } else if (typing(target)) {
    target.blur();
  } else if (state().view === 'issue') {
    go({ view: 'board', issue: '' });
  }
}

export function dialogs() {
  return html`<dialog id="help" aria-labelledby="help-title">
    <h2 id="help-title">What this page shows</h2>
    <p>
      Each issue's <strong>tension</strong>, 0 to 100, is made from news reports: the share of all reporting that tells of
      conflict on it. It measures reporting, not events. The board names the tensest issues; an issue's own page shows its
      line, why it moved, and the reports that it is made of.
    </p>
    <h2>Keys</h2>
    <dl class="keys">
      ${KEYS.map(([key, meaning]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${meaning}</dd></div>`)}
    </dl>
    <label class="switch"
      ><input type="checkbox" .checked=${single} @change=${(event) => setSingle(event.target.checked)} /> Keys of a single
      letter are on</label
    >
    <p>The address holds all that you see: copy it to show somebody the same view.</p>
    <form method="dialog"><button>Close</button></form>
  </dialog>`;
}

function setSingle(on) {
  single = on;
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off');
  } catch {
    // Without storage the choice holds until the page is closed.
  }
  redraw();
}
