// The top bar: where one is, and how fresh what one sees is.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { openAlerts } from './alerts.js';
import { data, isReplay, live } from './data.js';
import * as format from './format.js';
import { openHelp } from './keys.js';
import { address, state } from './state.js';

const PLACES = [
  ['board', 'Board'],
  ['map', 'Map'],
  ['alerts', 'Alerts'],
  ['catalog', 'Catalogue'],
];

export function topBar() {
  const { view } = state();
  return html`<div class="brand"><a href=${address({ view: 'board', issue: '' })}>Barograph</a></div>
    <nav class="places" aria-label="Views">
      ${PLACES.map(
        ([name, label]) => html`<a href=${address({ view: name, issue: '', entry: '' })}
          aria-current=${view === name || (view === 'issue' && name === 'board') ? 'page' : nothing}
          >${label}${name === 'alerts' && data.alerts.data
            ? html` <span class="badge">${openAlerts().length}<span class="vh"> open</span></span>`
            : nothing}</a
        >`,
      )}
      <button type="button" class="plain help" @click=${openHelp} aria-label="Help and keys">?</button>
    </nav>
    <div class="vitals">${liveState()} ${vitals()}</div>`;
}

function liveState() {
  if (isReplay()) {
    return html`<span class="live replaying"><span aria-hidden="true">${'\u2016'}</span> Replay</span>`;
  }
  if (data.board.error || live.status === 'broken') {
    return html`<span class="live broken"><span aria-hidden="true">${'\u2715'}</span> Not connected</span>`;
  }
  if (live.status === 'connecting') {
    return html`<span class="live"><span aria-hidden="true">${'\u25cb'}</span> Connecting</span>`;
  }
  return html`<span class="live on"><span aria-hidden="true">${'\u25cf'}</span> Live</span>`;
}

function vitals() {
  const answer = data.board.data;
  const feed = answer?.feed;
  if (!feed) {
    return nothing;
  }
  const silent = feed.silent_feeds;
  const lastDay = feed.articles_last_day ?? feed.articles_last_24h;
  return html`<dl>
    <div title="How long ago the newest article was published"><dt>Newest article</dt><dd>${freshness(feed)}</dd></div>
    <div title=${`${format.count(lastDay)} in 24 hours`}><dt>Articles per hour</dt><dd>${format.count(feed.articles_last_hour)}</dd></div>
    <div>
      <dt>${silent ? 'Silent feeds' : 'Feed'}</dt>
      <dd>${silent ? (silent.length ? silentFeeds(silent) : 'none') : feed.state === 'silent' ? 'silent' : 'running'}</dd>
    </div>
    <div title="Version of the catalogue of issues and actors"><dt>Catalogue</dt><dd><code>${(answer.catalog_version ?? '').slice(0, 7) || '\u2013'}</code></dd></div>
  </dl>`;
}

function freshness(feed) {
  return feed.watermark_age_seconds === null || feed.watermark_age_seconds === undefined
    ? 'none yet'
    : `${format.age(feed.watermark_age_seconds)} ago`;
}

function silentFeeds(silent) {
  return html`<details class="silent">
    <summary>${silent.length}<span class="vh"> silent feeds, show</span></summary>
    <ul>
      ${silent.map((source) => html`<li>${source.source} <span class="quiet">last seen ${format.moment(source.last_seen)}</span></li>`)}
    </ul>
  </details>`;
}
