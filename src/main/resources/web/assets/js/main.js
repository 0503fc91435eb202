// Puts the page together: state and data in, one of the views out.

import { html, nothing, render } from '../vendor/lit-html/lit-html.js';
import { alertsView } from './alerts.js';
import { announce } from './announce.js';
import { board, startBoard } from './board.js';
import { data, isReplay, live, onData, shownAt, want } from './data.js';
import { trouble } from './empty.js';
import * as format from './format.js';
import { dialogs, startKeys } from './keys.js';
import { replayBar } from './replay.js';
import { onChange, state } from './state.js';
import { topBar } from './top.js';

const place = Object.fromEntries(['top', 'trouble', 'main', 'replay', 'dialogs'].map((id) => [id, document.getElementById(id)]));

/** Views that are loaded when they are first opened. */
const later = { issue: null, map: null, catalog: null };
const loads = {
  issue: () => import('./issue.js').then((module) => module.issueView),
  map: () => import('./map.js').then((module) => module.mapView),
  catalog: () => import('./catalog.js').then((module) => module.startCatalog(draw)),
};

/** In the browser's timeline: when the first scores stood on the page. */
const BOARD_SHOWN = 'barograph-board-shown';
const TITLES = { map: 'Map', alerts: 'Alerts', catalog: 'Catalogue' };
let drawing = false;

function draw() {
  if (!drawing) {
    drawing = true;
    // One drawing for all that comes in within a frame; a hidden tab gives no frames.
    (document.hidden ? setTimeout : requestAnimationFrame)(() => {
      drawing = false;
      drawNow();
    });
  }
}

function view() {
  const { view: name } = state();
  if (name === 'board') {
    return board();
  }
  if (name === 'alerts') {
    return alertsView();
  }
  if (later[name]) {
    return later[name]();
  }
  loads[name]().then((loaded) => {
    later[name] = loaded;
    draw();
  });
  return html`<p class="quiet waiting">One moment.</p>`;
}

function title() {
  const { view: name, issue } = state();
  const item = data.board.data?.items.find((other) => other.issue_id === issue);
  const what = name === 'issue' ? (item ? `${item.name} ${format.tension(item.tension)}` : issue) : TITLES[name];
  return `${what ? `${what} \u2013 ` : ''}Barograph${isReplay() ? ` (as of ${format.moment(shownAt())})` : ''}`;
}

function drawNow() {
  const focused = document.activeElement;
  const issue = focused?.closest('.row')?.dataset.issue;
  render(topBar(), place.top);
  render(trouble(), place.trouble);
  render(html`${view()}`, place.main);
  render(replayBar(), place.replay);
  render(dialogs(), place.dialogs);
  document.title = title();
  keepFocus(focused, issue);
  announce();
  if (data.board.data && performance.getEntriesByName(BOARD_SHOWN).length === 0) {
    performance.mark(BOARD_SHOWN);
  }
}

/** A row that moved has lost the focus though it is still there; one that was pinned was built anew. */
function keepFocus(focused, issue) {
  if (!focused || focused === document.activeElement || focused === document.body) {
    return;
  }
  const same = focused.classList.contains('pin') ? '.pin' : '.name';
  const target = focused.isConnected ? focused : issue && document.querySelector(`.row[data-issue="${CSS.escape(issue)}"] ${same}`);
  target?.focus({ preventScroll: true });
}

onChange((now, before) => {
  want();
  draw();
  if (now.view !== before.view || now.issue !== before.issue) {
    scrollTo(0, 0);
    // The new view's heading is read out, and the keyboard goes on from there.
    requestAnimationFrame(() => place.main.focus({ preventScroll: true }));
  }
});
onData(draw);
place.main.replaceChildren();
startBoard(draw);
startKeys(draw);
want();
draw();
live.open();
setInterval(() => (data.board.error ? draw() : nothing), 1000);
