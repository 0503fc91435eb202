// The board in two sentences: which issue is the tensest, when it rose, and what moved it.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { data, leader } from './data.js';
import * as format from './format.js';
import { raising } from './headlines.js';
import { issueLink, original } from './parts.js';
import { explained, lasted, risen, spanOf } from './rise.js';
import { address } from './state.js';

const MOST = 2;

export function lede() {
  const top = leader();
  if (!top) {
    return html`<p class="lede">No issue has evidence at this instant.</p>`;
  }
  const { item } = top;
  const rise = explained(top.rise, data.lede.data);
  const { word } = format.level(item.tension);
  return html`<div class="lede">
    <p>
      Tensest is <strong>${issueLink(item.issue_id, item.name)}</strong> at
      <strong>${format.tension(item.tension)}</strong> of 100 (${word}). ${rise ? riseSentence(item, rise) : nothing}
    </p>
    ${movers(rise)}
  </div>`;
}

function riseSentence(item, rise) {
  const link = address({ view: 'issue', issue: item.issue_id, whyFrom: rise.from, whyTo: rise.to });
  const { on, name, hours } = spanOf(rise);
  const begin = risen(rise);
  return html`${begin[0].toUpperCase() + begin.slice(1)} ${on} <strong>${name}</strong>${hours}, from ${format.number(rise.before)} to
    ${format.number(rise.after)}${lasted(rise) && !rise.outdone ? ', and most of that has lasted' : ''} (<a href=${link}>why</a>).`;
}

function movers(rise) {
  const ofDay = rise ? raising(data.lede.data).slice(0, MOST) : [];
  const now = raising(data.ledeNow.data, ofDay).slice(0, MOST - ofDay.length);
  return html`<p class="movers">
    ${ofDay.length ? html`What moved it ${Date.parse(rise.from) % 864e5 === 0 ? 'that day' : 'then'}: ${named(ofDay)}.` : nothing}
    ${now.length ? html`What raises it most now: ${named(now)}.` : nothing} ${'\u00a0'}
  </p>`;
}

function named(stories) {
  return stories.map(
    (story, index) =>
      html`${index ? ' and ' : ''}<q>${original(story.title, story.url)}</q>
        <span class="quiet"
          >(${story.alike > 1 ? `${story.alike} reports under nearly this headline` : format.plural(story.families, 'publisher')},
          ${format.signed(story.points)})</span
        >`,
  );
}
