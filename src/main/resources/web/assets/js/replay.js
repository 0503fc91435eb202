// The replay: a slider over the last 90 days that sets the instant of everything on the page.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { live } from '../vendor/lit-html/directives/live.js';
import { REACH_DAYS, data, isReplay, newestInstant, shownAt } from './data.js';
import * as format from './format.js';
import { go, state } from './state.js';

const HOUR = 3600e3;
const STEPS = REACH_DAYS * 24;
const PLAY_STEP_HOURS = 6;
const PLAY_MS = 700;
const CALM_STEP_HOURS = 24;
const CALM_MS = 2000;

const reduced = matchMedia('(prefers-reduced-motion: reduce)');
let playing = false;
let timer;
let sliding;
let draft = null;

export function isPlaying() {
  return playing;
}

function start() {
  return Math.floor(newestInstant() / HOUR) * HOUR - STEPS * HOUR;
}

function stepOf(at) {
  return Math.max(0, Math.min(STEPS, Math.round((Date.parse(at) - start()) / HOUR)));
}

export function replayBar() {
  const step = draft ?? (isReplay() ? stepOf(state().at) : STEPS);
  const at = start() + step * HOUR;
  const past = isReplay() || draft !== null;
  const text = past ? format.full(at) : `now, ${format.full(shownAt())}`;
  return html`<div class="replay-bar ${past ? '' : 'now-shown'}" role="group" aria-label="Replay">
    <button type="button" class="play" @click=${toggle} aria-pressed=${String(playing)}>
      <span aria-hidden="true">${playing ? '\u2016' : '\u25b6'}</span> ${playing ? 'Pause' : 'Replay'}
    </button>
    <div class="slider">
      ${world()}
      <input id="scrubber" type="range" min="0" max=${STEPS} step="1" .value=${live(String(step))} aria-label="Instant shown"
        aria-valuetext=${text} @input=${slide} @change=${slide} @keydown=${key} />
    </div>
    <output class="at" for="scrubber">${past ? format.moment(at) : html`<strong>Now</strong> ${format.moment(shownAt())}`}</output>
    <button type="button" class="now" ?disabled=${!isReplay()} @click=${now}>Back to now</button>
  </div>`;
}

/** The world's tension behind the slider, so that one sees where something happened. */
function world() {
  const rows = data.world.data?.rows;
  if (!rows?.some((row) => row[1] !== null)) {
    return nothing;
  }
  const x = (instant) => (((Date.parse(instant) - start()) / (STEPS * HOUR)) * 1000).toFixed(1);
  const highest = Math.max(20, ...rows.map((row) => row[1] ?? 0));
  const y = (value) => (30 - (value / highest) * 28).toFixed(1);
  const known = rows.filter((row) => row[1] !== null);
  const line = known.map((row) => `${x(row[0])} ${y(row[1])}`).join('L');
  return html`<svg class="world-line" viewBox="0 0 1000 30" preserveAspectRatio="none" aria-hidden="true">
    <path d="M${x(known[0][0])} 32L${line}L${x(known.at(-1)[0])} 32"></path>
  </svg>`;
}

function slide(event) {
  const step = Number(event.target.value);
  draft = step;
  clearTimeout(sliding);
  const wait = event.type === 'change' ? 0 : 120;
  sliding = setTimeout(() => {
    draft = null;
    set(step);
  }, wait);
}

/** Page keys go by days, arrows by hours. */
function key(event) {
  const days = { PageUp: 24, PageDown: -24 }[event.key];
  if (days) {
    event.preventDefault();
    set(Math.max(0, Math.min(STEPS, (isReplay() ? stepOf(state().at) : STEPS) + days)));
  }
}

function set(step) {
  go({ at: step >= STEPS ? '' : format.iso(start() + step * HOUR) }, { replace: true });
}

function now() {
  stop();
  go({ at: '' });
}

function toggle() {
  if (playing) {
    stop();
    go({ at: state().at }, { replace: true });
    data.board.changed(data.board);
    return;
  }
  playing = true;
  // Replay from now begins 30 days ago.
  set(isReplay() ? stepOf(state().at) : STEPS - 30 * 24);
  timer = setTimeout(advance, pace());
}

function pace() {
  return reduced.matches ? CALM_MS : PLAY_MS;
}

/** Goes on only when the board of the last step has come, so that a slow server is not run over. */
function advance() {
  if (!playing) {
    return;
  }
  if (!data.board.loading) {
    const next = stepOf(state().at) + (reduced.matches ? CALM_STEP_HOURS : PLAY_STEP_HOURS);
    set(next);
    if (next >= STEPS) {
      stop();
      data.board.changed(data.board);
      return;
    }
  }
  timer = setTimeout(advance, pace());
}

function stop() {
  playing = false;
  clearTimeout(timer);
}
