// Alerts: beside the board, and as a view of their own.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { repeat } from '../vendor/lit-html/directives/repeat.js';
import { alertsShown, data } from './data.js';
import * as format from './format.js';
import { issueLink, measures, original, pending } from './parts.js';
import { address, go, state } from './state.js';

const KINDS = {
  level: ['level', 'its level passed a threshold'],
  anomaly: ['unusual', 'far from its own normal'],
};

export function openAlerts() {
  return alertsShown().filter((alert) => !alert.closed_at);
}

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
  const story = alerts.flatMap((alert) => alert.stories ?? [])[0];
  return html`<li class="alert open">
    <h3><span data-walk-in>${issueLink(first.issue_id, first.name)}</span></h3>
    ${alerts.map(
      (alert) => html`<p class="alert-kind">
        <span aria-hidden="true">${'\u25c6'}</span> ${kind(alert)}, <span class="quiet">since ${format.moment(alert.opened_at)}</span>
      </p>`,
    )}
    ${story ? html`<p class="alert-stories">${original(story.title, story.url)}</p>` : nothing}
  </li>`;
}

function kind(alert) {
  const [word, meaning] = KINDS[alert.kind] ?? [alert.kind, ''];
  const peak = alert.kind === 'anomaly' ? `z ${format.number(alert.z)}` : `peak ${format.number(alert.peak_tension)}`;
  return html`<span title=${meaning}>${word}</span>, ${peak}`;
}

export function alertsView() {
  const chosen = state().alerts;
  const all = alertsShown();
  const shown = all.filter((alert) => chosen === 'all' || (chosen === 'closed') === Boolean(alert.closed_at));
  return html`<section class="page alerts-page" aria-labelledby="alerts-title">
    <h1 id="alerts-title">Alerts</h1>
    <p class="intro">
      An alert opens when the low end of a score's band passes its threshold, or when reporting is far from the issue's own
      normal. It needs at least two publishers. ${measures()}
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
  return html`<li class="alert ${alert.closed_at ? 'closed' : 'open'}">
    <h2><span data-walk-in>${issueLink(alert.issue_id, alert.name)}</span></h2>
    <p class="alert-kind">
      <span aria-hidden="true">${alert.closed_at ? '\u25c7' : '\u25c6'}</span> ${alert.closed_at ? 'closed' : 'open'}, ${kind(alert)}
    </p>
    <p class="quiet">
      since <time datetime=${alert.opened_at}>${format.moment(alert.opened_at)}</time>${alert.closed_at
        ? html`, until <time datetime=${alert.closed_at}>${format.moment(alert.closed_at)}</time>`
        : nothing}
    </p>
    <p>${alert.reason}</p>
    ${alert.stories?.length
      ? html`<ul class="alert-stories">
          ${alert.stories.slice(0, 3).map((story) => html`<li>${original(story.title, story.url)}</li>`)}
        </ul>`
      : nothing}
  </li>`;
}
