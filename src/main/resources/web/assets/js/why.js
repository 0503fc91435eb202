// "Why it moved": from one score to another in steps that add up, and the reports that came in between.

import { html, nothing, svg } from '../vendor/lit-html/lit-html.js';
import { data, line, shownAt, whySpan } from './data.js';
import * as format from './format.js';
import { named } from './names.js';
import { dyadNames, pending } from './parts.js';
import { storyList } from './stories.js';
import { spanOf, steepestRise } from './rise.js';
import { go, state } from './state.js';

const HOUR = 3600e3;
const DAY = 24 * HOUR;

const PARTS = {
  entered: ['New reports', 'what was published in between'],
  decayed: ['Older reports fading', 'every report counts half after each half-life'],
  volume: ['All other reporting', 'more reports on anything else make the share smaller'],
  baseline: ['Its own normal', 'the pull of the issue\u2019s usual level'],
  corrected: ['Corrections since', 'reports that were changed or taken back later'],
  floor: ['Floor', 'relief can\u2019t bring a score below 0'],
};

export function whySection() {
  const span = whySpan();
  const why = data.why.data;
  return html`<section class="panel" aria-labelledby="why-title">
    <div class="panel-head">
      <h2 id="why-title">Why it moved</h2>
      ${choices(span)}
    </div>
    ${span ? fields(span) : nothing} ${pending(data.why, 'The explanation')}
    ${why ? html`${sentence(why)} ${waterfall(why)} ${reports(why)}` : nothing}
  </section>`;
}

function choices(span) {
  const now = Date.parse(shownAt());
  const rise = steepestRise(line());
  const options = [
    rise && [spanOf(rise).hours ? `Steepest day, ${format.day(rise.from)}` : 'Steepest 24 hours', '', ''],
    ['Last 24 hours', format.iso(now - DAY), format.iso(now)],
    ['Last 7 days', format.iso(now - 7 * DAY), format.iso(now)],
  ].filter(Boolean);
  const { from, to } = state();
  if (from) {
    options.push(['The span of the line', from, to || format.iso(now)]);
  }
  const chosen = (a, b) => (a === '' ? span && !span.chosen : span?.chosen && span.from === a && span.to === b);
  return html`<div class="choices" role="group" aria-label="Span to explain">
    ${options.map(
      ([label, a, b]) => html`<button type="button" aria-pressed=${String(Boolean(chosen(a, b)))}
        @click=${() => go({ whyFrom: a, whyTo: b }, { replace: true })}>${label}</button>`,
    )}
  </div>`;
}

function fields(span) {
  const local = (instant) => instant.slice(0, 16);
  const set = (name) => (event) => {
    const time = Date.parse(`${event.target.value}Z`);
    const next = { whyFrom: span.from, whyTo: span.to, [name]: Number.isNaN(time) ? '' : format.iso(time) };
    if (next.whyFrom && next.whyTo && next.whyFrom < next.whyTo) {
      go(next, { replace: true });
    }
  };
  return html`<div class="fields">
    <label>From <input type="datetime-local" .value=${local(span.from)} @change=${set('whyFrom')} /></label>
    <label>to <input type="datetime-local" .value=${local(span.to)} @change=${set('whyTo')} /></label>
    <span class="quiet">UTC</span>
  </div>`;
}

function sentence(why) {
  const stayed = Math.abs(why.change) < 0.05;
  const largest = why.parts.filter((part) => part.kind !== 'floor').sort((a, b) => Math.abs(b.points) - Math.abs(a.points))[0];
  return html`<p class="sentence">
    ${stayed
      ? html`Tension stayed at <strong>${format.tension(why.tension_to)}</strong>.`
      : html`Tension ${why.change > 0 ? 'rose' : 'fell'} from <strong>${format.tension(why.tension_from)}</strong> to
          <strong>${format.tension(why.tension_to)}</strong> (${format.signed(why.change)}).`}
    ${largest && Math.abs(largest.points) >= 0.05
      ? html`The largest part: ${partName(largest)[0].toLowerCase()}, ${format.signed(largest.points)}.`
      : nothing}
    ${why.as_known_then ? html`<span class="quiet">The first score is the one that was known then.</span>` : nothing}
  </p>`;
}

function partName(part) {
  return PARTS[part.kind] ?? [part.label || part.kind, ''];
}

const WIDTH = 300;

/** Each line starts where the one before ended; the table is the chart. */
function waterfall(why) {
  const shown = why.parts.filter((part) => part.points !== 0);
  let level = why.tension_from;
  const lines = shown.map((part) => {
    const line = { part, from: level, to: level + part.points };
    level = line.to;
    return line;
  });
  const ends = [0, why.tension_from, why.tension_to, ...lines.flatMap((line) => [line.from, line.to])];
  const low = Math.min(...ends);
  const high = Math.max(1, ...ends);
  const x = (value) => ((value - low) / (high - low)) * WIDTH;
  const bar = (from, to, kind) => html`<svg class="fall" viewBox="0 0 ${WIDTH} 16" preserveAspectRatio="none" aria-hidden="true">
    <line class="scale" x1=${x(0)} x2=${x(0)} y1="0" y2="16"></line>
    ${svg`<rect class=${kind} x=${Math.min(x(from), x(to))} y="2" width=${Math.max(1, Math.abs(x(to) - x(from)))} height="12"></rect>`}
  </svg>`;
  return html`<table class="waterfall">
    <caption class="vh">Parts of the change, in points; they add up to it exactly</caption>
    <thead class="vh">
      <tr><th scope="col">Part</th><th scope="col">Points</th><th scope="col">Drawn</th></tr>
    </thead>
    <tbody>
      <tr class="end">
        <th scope="row">${format.moment(why.from)}</th>
        <td>${format.tension(why.tension_from)}</td>
        <td class="drawn">${bar(0, why.tension_from, 'whole')}</td>
      </tr>
      ${lines.map(
        ({ part, from, to }) => html`<tr>
          <th scope="row">
            ${partName(part)[0]} <span class="quiet">${partName(part)[1]}</span>
            ${part.dyads?.length ? pairs(part.dyads) : nothing}
          </th>
          <td>${format.signed(part.points, Math.abs(part.points) < 0.05 ? 3 : 1)}</td>
          <td class="drawn">${bar(from, to, part.points > 0 ? 'rise-bar' : 'ease-bar')}</td>
        </tr>`,
      )}
      <tr class="end">
        <th scope="row">${format.moment(why.to)}</th>
        <td>${format.tension(why.tension_to)}</td>
        <td class="drawn">${bar(0, why.tension_to, 'whole')}</td>
      </tr>
    </tbody>
  </table>`;
}

function pairs(dyads) {
  return html`<details class="pairs">
    <summary>by pair</summary>
    <ul>
      ${dyads.map((dyad) => html`<li>${dyadNames(named(dyad))} <span class="points">${format.signed(dyad.points)}</span></li>`)}
    </ul>
  </details>`;
}

function reports(why) {
  if (!why.stories?.length) {
    return html`<p class="quiet">No report of this span is listed.</p>`;
  }
  return html`<h3 class="sub">Reports of that span that moved it</h3>
    ${storyList(why.stories.slice(0, 8), 'why')}`;
}
