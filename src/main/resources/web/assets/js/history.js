// The chart's section on an issue's page: spans, zoom by brush, keys and fields, and the table behind the line.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import './chart.js';
import { chartSpan, data, line, shownAt, whySpan } from './data.js';
import * as format from './format.js';
import { pending } from './parts.js';
import { go, state } from './state.js';

const HOUR = 3600e3;
const DAY = 24 * HOUR;
const SHORTEST = 12 * HOUR;
const SPANS = [
  [7, '7 days'],
  [30, '30 days'],
  [90, '90 days'],
];

let pointed = '';

export function historySection() {
  const history = line();
  const { start, end } = chartSpan();
  const empty = history && history.rows.length === 0;
  return html`<section class="panel" aria-labelledby="history-title">
    <div class="panel-head">
      <h2 id="history-title">The line</h2>
      <p class="quiet">${format.day(start)} to ${format.moment(end)}</p>
      ${spans(start, end)}
    </div>
    ${pending(data.history, 'The line')}
    ${empty ? html`<p class="notice" role="status">No score in this span: there was no reporting then, or it is older than what is kept.</p>` : nothing}
    ${history && !empty ? chart(history, start, end) : nothing}
  </section>`;
}

function spans(start, end) {
  const { from, to } = state();
  const now = Date.parse(shownAt());
  const days = (end - start) / DAY;
  return html`<div class="choices" role="group" aria-label="Span of the line">
    ${SPANS.map(([length, label]) => {
      const chosen = !to && (from ? Math.abs(days - length) < 0.05 : length === 30);
      return html`<button type="button" aria-pressed=${String(chosen)}
        @click=${() => go({ from: length === 30 ? '' : format.iso(now - length * DAY), to: '' })}>${label}</button>`;
    })}
    <button type="button" aria-label="Earlier" @click=${() => shift(-0.5)}>${'\u2190'}</button>
    <button type="button" aria-label="Zoom in" @click=${() => zoom(0.5)}>+</button>
    <button type="button" aria-label="Zoom out" @click=${() => zoom(2)}>${'\u2212'}</button>
    <button type="button" aria-label="Later" @click=${() => shift(0.5)}>${'\u2192'}</button>
  </div>`;
}

function setSpan(start, end) {
  const now = Date.parse(shownAt());
  const last = Math.min(end, now);
  const first = Math.min(start, last - SHORTEST);
  go({ from: format.iso(first), to: last >= now - HOUR ? '' : format.iso(last) }, { replace: true });
}

function zoom(factor) {
  const { start, end } = chartSpan();
  const length = Math.min(730 * DAY, Math.max(SHORTEST, (end - start) * factor));
  setSpan(end - length, end);
}

function shift(part) {
  const { start, end } = chartSpan();
  const by = (end - start) * part;
  const now = Date.parse(shownAt());
  const end2 = Math.min(now, end + by);
  setSpan(end2 - (end - start), end2);
}

function chart(history, start, end) {
  const span = whySpan();
  return html`<p class="chart-keys" aria-hidden="true">
      <span class="key-line">tension</span> <span class="key-band">90% band</span>
      <span class="key-normal">its own normal</span>
      ${history.alerts?.length ? html`<span class="key-alert">alert</span>` : nothing}
      ${span ? html`<span class="key-mark">explained below</span>` : nothing}
      <span class="pointed" .textContent=${pointed}></span>
    </p>
    <tension-chart role="img" aria-label=${summary(history)} .content=${{ history, span: { start, end }, mark: span }}
      @brush=${(event) => setSpan(event.detail.from, event.detail.to)} @point=${point}
      @dblclick=${() => go({ from: '', to: '' })}></tension-chart>
    <p class="quiet hint">Drag over the line to zoom in, double-click for 30 days. The buttons above do the same.</p>
    ${table(history)}`;
}

function point(event) {
  const { detail } = event;
  pointed = detail
    ? `${format.moment(detail.at)}: ${format.tension(detail.tension)} (band ${format.number(detail.low)} to ${format.number(detail.high)})`
    : '';
  const place = event.target.parentElement?.querySelector('.pointed');
  if (place) {
    place.textContent = pointed;
  }
}

function summary(history) {
  const values = history.rows.filter((row) => row[1] !== null);
  if (values.length === 0) {
    return 'No values';
  }
  const top = values.reduce((best, row) => (row[1] > best[1] ? row : best));
  const last = values.at(-1);
  return `Line of the tension: ${format.number(values[0][1])} at first, highest ${format.number(top[1])} on ${format.moment(top[0])}, ${format.number(last[1])} at last. The table below has the values.`;
}

/** At most one row a day: the last of each. */
function table(history) {
  const at = Object.fromEntries(history.columns.map((name, index) => [name, index]));
  const byDay = new Map(history.rows.map((row) => [row[at.as_of].slice(0, 10), row]));
  const hourly = history.rows.length <= 60;
  const rows = (hourly ? history.rows : [...byDay.values()]).slice().reverse();
  return html`<details class="table-behind">
    <summary>Table of the line</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="Table of the line">
      <table class="plain-table">
        <thead>
          <tr>
            ${['Time', 'Tension', 'Band', 'Its normal', 'z', 'Alerts'].map((label) => html`<th scope="col">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) => html`<tr>
              <th scope="row">${format.moment(row[at.as_of])}</th>
              <td>${format.tension(row[at.tension])}</td>
              <td>${format.number(row[at.band_low])} to ${format.number(row[at.band_high])}</td>
              <td>${format.number(row[at.baseline_tension])}</td>
              <td>${format.signed(row[at.z])}</td>
              <td>${alertsOf(history, row[at.as_of], hourly)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function alertsOf(history, instant, hourly) {
  const same = (other) => other && other.slice(0, hourly ? 13 : 10) === instant.slice(0, hourly ? 13 : 10);
  return (history.alerts ?? [])
    .flatMap((alert) => [same(alert.opened_at) ? `${alert.kind} opened` : '', same(alert.closed_at) ? `${alert.kind} closed` : ''])
    .filter(Boolean)
    .join(', ');
}
