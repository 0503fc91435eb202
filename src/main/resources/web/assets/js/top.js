// The top bar: where one is, and how fresh what one sees is.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { openAlerts } from './alerts.js';
import { data, isReplay, live } from './data.js';
import { silentFeeds } from './feeds.js';
import * as format from './format.js';
import { openHelp } from './keys.js';
import { isPlaying } from './replay.js';
import { address, state } from './state.js';

const STALE = 2 * 3600e3;
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
    return isPlaying()
      ? html`<span class="live"><span aria-hidden="true">${'\u25b6'}</span> Replaying</span>`
      : html`<span class="live"><span aria-hidden="true">${'\u2016'}</span> Past, not live</span>`;
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
  return html`<dl>
    <div title="When the newest article was published"><dt>Newest article</dt><dd>${freshness(feed, answer.as_of)}</dd></div>
    ${arrivals(feed)}
    <div><dt>Feed</dt><dd>${feed.state === 'silent' ? 'silent' : 'running'}</dd></div>
    <div title="Version of the catalogue of issues and actors"><dt>Catalogue</dt><dd><code>${(answer.catalog_version ?? '').slice(0, 7) || '\u2013'}</code></dd></div>
  </dl>
  ${silentFeeds(feed.silent_feeds)}`;
}

/** What has come in, by the clock on the wall; for an instant of the past, what was published before it. */
function arrivals(feed) {
  return isReplay()
    ? html`<div title="Corroborated stories published in the 24 hours before this instant">
        <dt>Stories in 24 h</dt><dd>${format.number(feed.volume_last_day, 0)}</dd>
      </div>`
    : html`<div title=${`${format.count(feed.articles_last_day)} came in within 24 hours`}>
        <dt>Received in the last hour</dt><dd>${format.count(feed.articles_last_hour)}</dd>
      </div>`;
}

/** Where the news ended a while ago, the clock stands at their end, and an age would read as if they were fresh. */
function freshness(feed, asOf) {
  if (feed.watermark_age_seconds === null || feed.watermark_age_seconds === undefined) {
    return 'none yet';
  }
  if (!isReplay() && Date.now() - Date.parse(asOf) > STALE) {
    return format.moment(format.iso(Date.parse(asOf) - 1000 * feed.watermark_age_seconds));
  }
  return `${format.age(feed.watermark_age_seconds)} ${isReplay() ? 'before' : 'ago'}`;
}
