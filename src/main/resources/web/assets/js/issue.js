// An issue's own page: where it stands, its line, why it moved, and what it is made of.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { alertLine, openAlerts } from './alerts.js';
import { togglePin } from './board.js';
import { data, isReplay, issueShown, line, shownAt } from './data.js';
import * as format from './format.js';
import { historySection } from './history.js';
import { matrixSection } from './matrix.js';
import { change, dyadNames, gauge, isEased, levelMark, measures, score, stateChip } from './parts.js';
import { explained, lasted, risen, spanOf, steepestRise } from './rise.js';
import { address, go, state } from './state.js';
import { storiesSection } from './stories.js';
import { whySection } from './why.js';

export function issueView() {
  const { issue } = state();
  const item = issueShown();
  if (!item) {
    const gone = data.detail.error && !data.detail.error.passing;
    return html`<section class="page">
      ${back()}
      <h1>${gone ? 'No such issue' : issue}</h1>
      ${gone
        ? html`<p class="notice" role="status">The catalogue has no issue ${issue}. It may have been renamed or removed.</p>`
        : html`<p class="quiet waiting">The issue is being loaded.</p>`}
    </section>`;
  }
  return html`<article class="page issue-page" data-issue=${issue}>
    ${back()} ${head(item)} ${figures(item)} ${historySection()} ${whySection()} ${storiesSection(data.stories.changed)} ${matrixSection()}
    ${about(item)}
  </article>`;
}

function back() {
  return html`<p class="back"><a href=${address({ view: 'board', issue: '' })}>${'\u2190'} Board</a></p>`;
}

function head(item) {
  const pinned = state().pinned.includes(item.issue_id);
  return html`<header class="issue-head">
    <div class="issue-title">
      <h1>${item.name}</h1>
      <p class="dateline">${isReplay() ? 'as of ' : ''}${format.full(shownAt())}</p>
      <button type="button" aria-pressed=${String(pinned)} @click=${() => togglePin(item.issue_id)}>
        <span aria-hidden="true">${pinned ? '\u2605' : '\u2606'}</span> ${pinned ? 'Pinned' : 'Pin'}
      </button>
    </div>
    <div class="issue-reading">
      <span class="reading"
        >${score(item)} ${['no-evidence', 'calm'].includes(item.state) ? nothing : levelMark(item.tension)}
        ${stateChip(item.state, isEased(item) ? format.stateWords('eased').word : undefined)}</span
      >
      ${gauge(item)}
    </div>
    <div class="issue-told">${told(item)}</div>
  </header>`;
}

function told(item) {
  const { word, meaning } = isEased(item) ? eased(item) : format.stateWords(item.state);
  const alerts = openAlerts().filter((alert) => alert.issue_id === item.issue_id);
  return html`${item.state === 'active' ? nothing : html`<p><strong>${word[0].toUpperCase() + word.slice(1)}.</strong> ${meaning}</p>`}
    ${alerts.map((alert) => html`<p class="alert-kind"><span aria-hidden="true">${'\u25c6'}</span> ${alertLine(alert)}</p>`)}
    ${item.state === 'no-evidence' ? nothing : standing(item)}`;
}

/** What a calm score is made of where easing holds it down; the floor is no report and no strain. */
function eased(item) {
  const floor = (item.contributions ?? []).find((line) => line.kind === 'floor')?.points ?? 0;
  const strain = item.rising - floor;
  const bottom = item.tension === 0 ? ' A score does not go below 0.' : '';
  return strain < 0.1
    ? { word: 'calm: the reports tell of easing', meaning: `Easing weighs ${format.signed(item.easing)}, and nothing weighs against it.${bottom}` }
    : {
        word: 'calm because easing outweighs',
        meaning: `Reports of conflict and its own normal weigh ${format.signed(strain)}, reports of easing ${format.signed(item.easing)}.${bottom}`,
      };
}

function standing(item) {
  const { data: why } = data.why;
  const rise = explained(steepestRise(line()), why);
  const span = rise && spanOf(rise);
  return html`<p>
      Tension ${format.tension(item.tension)} of 100, with a band from ${format.number(item.band_low)} to
      ${format.number(item.band_high)}.
      ${item.own_index === null || item.own_index === undefined
        ? 'Its own normal is not known yet.'
        : html`That is ${againstNormal(item.own_index)}.`}
      ${rise
        ? html`In the line below ${risen(rise)} ${span.on} <strong>${span.name}</strong>${span.hours}, from
            ${format.number(rise.before)} to ${format.number(rise.after)}${lasted(rise) && !rise.outdone ? ', and most of that has lasted' : ''}.`
        : nothing}
    </p>
    <p class="quiet">${measures()}</p>`;
}

function againstNormal(index) {
  if (index >= 200) {
    return `${format.number(index / 100, index < 1000 ? 1 : 0)} times its own normal share of reporting`;
  }
  const away = Math.round(index - 100);
  return Math.abs(away) < 3 ? 'its own normal' : `${Math.abs(away)} % ${away > 0 ? 'above' : 'below'} its own normal share of reporting`;
}

function figures(issue) {
  // Where nothing counts any more, what is left of the score's figures is no reading.
  const nothingKnown = issue.state === 'no-evidence';
  const item = nothingKnown ? { share_of_volume: issue.share_of_volume } : issue;
  const list = [
    ['24 hours', change(item.change_24h), 'points gained or lost'],
    ['Momentum', format.signed(item.momentum), 'short memory minus long: above 0 it is heating up'],
    ['Own index', format.number(item.own_index, 0), '100 is its own normal, 200 twice that share'],
    ['z', format.signed(item.z), 'spreads from its own normal'],
    ['Percentile', item.percentile === null || item.percentile === undefined ? '\u2013' : format.number(item.percentile, 0), 'of its own last three months'],
    ['Publishers', nothingKnown || (isReplay() && item.families === 0) ? '\u2013' : format.count(item.families), 'independent ones'],
    ['Stories', format.number(item.effective_stories), 'equally large ones would weigh the same'],
    ['Of all reporting', `${format.number((item.share_of_volume ?? 0) * 100)} %`, 'is about this issue'],
    ['Top pair', dyadNames(item.top_dyad), ''],
  ];
  return html`<div class="figures-row">
    <dl class="figures">
      ${list.map(([name, value, meaning]) => html`<div><dt>${name}</dt><dd>${value}</dd><dd class="quiet">${meaning}</dd></div>`)}
    </dl>
    ${halfLives()}
  </div>`;
}

/** How fast reports fade: the switch changes every figure of the page. */
function halfLives() {
  const answer = data.board.data;
  const choices = answer?.half_lives ?? [24, 72, 168];
  const current = Number(state().halfLife || answer?.half_life_hours || 72);
  const standard = 72;
  return html`<fieldset class="half-life">
    <legend>Reports fade by half in</legend>
    ${choices.map(
      (hours) => html`<label
        ><input type="radio" name="half-life" value=${hours} .checked=${hours === current}
          @change=${() => go({ halfLife: hours === standard ? '' : String(hours) }, { replace: true })} />
        ${hours < 48 ? `${hours} hours` : `${hours / 24} days`}</label
      >`,
    )}
  </fieldset>`;
}

function about(item) {
  const { definition } = data.detail.data ?? {};
  const base = `/api/issues/${encodeURIComponent(item.issue_id)}`;
  const members = item.members ?? definition?.members ?? [];
  return html`<footer class="about quiet">
    ${members.length ? html`<p>A group of ${members.join(', ')}.</p>` : nothing}
    <p>
      ${item.composite
        ? nothing
        : html`Which reports are about this issue is said in
            <a href=${address({ view: 'catalog', kind: 'issue', entry: item.issue_id, issue: '' })}>its catalogue entry</a>.`}
      Numbers by address: <a href=${base}>this page as JSON</a>, <a href=${`${data.history.address ?? `${base}/history?`}&format=csv`}>the line as CSV</a>.
    </p>
  </footer>`;
}
