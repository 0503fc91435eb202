// Alerts: beside the board, and as a view of their own.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { repeat } from '../vendor/lit-html/directives/repeat.js';
import { alertsShown, data, isReplay } from './data.js';
import * as format from './format.js';
import { distinct } from './headlines.js';
import { issueLink, measures, original, pending } from './parts.js';
import { address, go, state } from './state.js';

/** The kinds by the names that the topics and the API give them. */
const KINDS = {
  level: 'The low end of the score\u2019s band passed 50.',
  anomaly: 'z, the distance from the issue\u2019s own normal, passed 2.',
};
const MOST_STORIES = 3;

export function openAlerts() {
  return alertsShown().filter((alert) => !alert.closed_at);
}

/**
 * The score that an open alert stands at, with what is held against its bound (`height`): the board's where it is as
 * new and of the half-life by which alerts are judged, so that one page shows one number. Null where it is not known.
 */
function present(alert) {
  const item = data.board.data?.items.find((other) => other.issue_id === alert.issue_id);
  const asNew = item && (isReplay() || (item.as_of ?? data.board.data.as_of) >= (alert.present_as_of ?? ''));
  const fits = asNew && !state().halfLife;
  const [tension, low, z] = fits
    ? [item.tension, item.band_low, item.z]
    : [alert.present_tension, alert.present_band_low, alert.present_z];
  return known(tension) && !alert.closed_at ? { tension, low, z, height: alert.kind === 'level' ? low : z } : null;
}

const known = (value) => value !== null && value !== undefined;
const peak = (alert, now) => Math.max(alert.peak_tension, now?.tension ?? 0);

export function alertsRail() {
  const open = openAlerts();
  return html`<aside class="rail" aria-labelledby="rail-title">
    <h2 id="rail-title">Open alerts <span class="quiet">${data.alerts.data ? open.length : nothing}</span></h2>
    ${pending(data.alerts, 'The list of alerts')}
    ${data.alerts.data && open.length === 0
      ? html`<p class="quiet">None. An alert opens when a score surely passes 50, or is far from the issue's own normal.</p>`
      : nothing}
    <ol class="alert-list">
      ${repeat(byIssue(open).slice(0, 12), ([alert]) => alert.issue_id, railCard)}
    </ol>
    <p><a href=${address({ view: 'alerts' })}>All alerts, also closed ones</a></p>
  </aside>`;
}

function byIssue(alerts) {
  const groups = new Map();
  alerts.forEach((alert) => groups.set(alert.issue_id, [...(groups.get(alert.issue_id) ?? []), alert]));
  return [...groups.values()];
}

/** All that is open on one issue. */
function railCard(alerts) {
  const [first] = alerts;
  const newest = alerts.reduce((a, b) => (b.opened_at > a.opened_at ? b : a));
  const story = newest.opening_stories?.[0];
  return html`<li class="alert open">
    <h3><span data-walk-in>${issueLink(first.issue_id, first.name)}</span></h3>
    ${alerts.map((alert) => html`<p class="alert-kind"><span aria-hidden="true">${'\u25c6'}</span> ${alertLine(alert)}</p>`)}
    ${story
      ? html`<p class="alert-stories"><span class="quiet">${alerts.length > 1 ? `Heaviest when the ${newest.kind} opened` : 'Heaviest at its opening'}:</span> ${original(story.title, story.url)}</p>`
      : nothing}
  </li>`;
}

/** Kind, since when, and the way of the score since then, in one line. */
export function alertLine(alert) {
  const now = present(alert);
  const level = alert.kind === 'level';
  const [then, today] = level ? [alert.opening_tension, now?.tension] : [alert.opening_z, now?.z];
  const show = level ? format.number : format.signed;
  return html`<span title=${KINDS[alert.kind] ?? ''}>${alert.kind}</span
    ><span class="quiet"> since ${format.moment(alert.opened_at)}:</span> ${level ? 'tension' : 'z'}
    ${known(then) ? html`${show(then)} <span aria-hidden="true">${'\u2192'}</span><span class="vh">to</span> ` : nothing}${show(today)} ${isReplay() ? 'then' : 'now'}`;
}

export function alertsView() {
  const chosen = state().alerts;
  const all = alertsShown();
  const shown = all.filter((alert) => chosen === 'all' || (chosen === 'closed') === Boolean(alert.closed_at));
  return html`<section class="page alerts-page" aria-labelledby="alerts-title">
    <h1 id="alerts-title">Alerts</h1>
    <p class="intro">
      There are two kinds. A <strong>level</strong> alert opens when the low end of the score's band reaches 50, so that chance
      alone hardly explains it, and closes when that end falls below 45. An <strong>anomaly</strong> opens when
      <strong>z</strong>, the distance from the issue's own normal, reaches 2, and closes when z falls below 1. What closes
      lower than it opens does not come and go with every report. Both need two publishers and three stories or
      more, and none opens within a day of the last one of its kind. What stands at its opening and closing was known then;
      reports that were corrected since are gone from the lines. ${measures()}
    </p>
    <div class="choices" role="group" aria-label="Which alerts">
      ${['open', 'closed', 'all'].map(
        (name) => html`<button type="button" aria-pressed=${String(chosen === name)} @click=${() => go({ alerts: name })}>
          ${name[0].toUpperCase() + name.slice(1)}
        </button>`,
      )}
    </div>
    ${pending(data.alerts, 'The list of alerts')}
    ${data.alerts.data && shown.length === 0
      ? html`<p class="notice" role="status">No ${chosen === 'all' ? '' : chosen} alerts.</p>`
      : nothing}
    <ol class="alert-list wide">
      ${repeat(shown, (alert) => alert.alert_id, card)}
    </ol>
  </section>`;
}

function card(alert) {
  const now = present(alert);
  return html`<li class="alert ${alert.closed_at ? 'closed' : 'open'}">
    <h2><span data-walk-in>${issueLink(alert.issue_id, alert.name)}</span></h2>
    <p class="alert-kind">
      <span aria-hidden="true">${alert.closed_at ? '\u25c7' : '\u25c6'}</span> ${alert.kind},
      <span class="quiet"
        >${alert.closed_at ? 'closed:' : 'open since'} <time datetime=${alert.opened_at}>${format.moment(alert.opened_at)}</time>${alert.closed_at
          ? html` to <time datetime=${alert.closed_at}>${format.moment(alert.closed_at)}</time>`
          : nothing}</span
      >
    </p>
    ${course(alert, now)} ${hysteresis(alert, now)} ${stories(alert)}
  </li>`;
}

/** The way of the alert in figures: what is held against its bounds, and the tension. */
function course(alert, now) {
  const level = alert.kind === 'level';
  const closed = Boolean(alert.closed_at);
  const end = closed ? { tension: alert.tension, z: alert.z, height: level ? null : alert.z } : (now ?? {});
  const bounds = level
    ? ['Low end of its band', `${format.number(alert.threshold, 0)} or more`, format.number(end.height)]
    : ['z', format.signed(alert.opening_z), format.signed(end.height)];
  const last = closed ? 'At closing' : isReplay() ? 'Then' : 'Now';
  return html`<table class="course">
    <thead>
      <tr>
        <td></td>
        ${['At opening', last, closed ? 'Peak' : 'Peak since', 'Closes below'].map((label) => html`<th scope="col">${label}</th>`)}
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">${bounds[0]}</th>
        <td>${bounds[1]}</td>
        <td>${bounds[2]}</td>
        <td></td>
        <td>${format.number(alert.closes_below, 0)}</td>
      </tr>
      <tr>
        <th scope="row">Tension</th>
        <td>${format.number(alert.opening_tension)}</td>
        <td>${format.number(end.tension)}</td>
        <td>${format.number(peak(alert, now))}</td>
        <td></td>
      </tr>
    </tbody>
  </table>`;
}

/** Why an alert is still open though what opened it holds no more. */
function hysteresis(alert, now) {
  if (!known(now?.height) || now.height >= alert.threshold || !known(alert.closes_below)) {
    return nothing;
  }
  const what = alert.kind === 'level' ? 'The low end is' : 'z is';
  if (now.height < alert.closes_below) {
    return html`<p class="still">By what is known now it would not be open: reports were corrected since.</p>`;
  }
  return html`<p class="still">
    ${what} below the ${format.number(alert.threshold, 0)} that opened it. It stays open until it is below ${format.number(alert.closes_below, 0)}.
  </p>`;
}

/** The stories that opened it; where they are not kept, those of its newest record, with their time. */
function stories(alert) {
  const opening = alert.opening_stories;
  const list = distinct((opening ?? alert.stories ?? []).filter((story) => story.points > 0.05)).slice(0, MOST_STORIES);
  if (list.length === 0) {
    return nothing;
  }
  return html`<p class="quiet">Heaviest reports ${opening ? 'when it opened' : `on ${format.moment(alert.as_of)}`}</p>
    <ul class="alert-stories">
      ${list.map((story) => html`<li>${original(story.title, story.url)} <span class="quiet">${format.signed(story.points)}${story.alike > 1 ? `, ${story.alike} reports` : nothing}</span></li>`)}
    </ul>`;
}
