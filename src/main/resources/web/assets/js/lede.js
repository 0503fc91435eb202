// The board in two sentences: which issue is the tensest, when it rose, and what moved it.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { data, leader } from './data.js';
import * as format from './format.js';
import { issueLink, measures, original } from './parts.js';
import { dayOf, lasted } from './rise.js';
import { address } from './state.js';

const raising = (resource) => {
  const stories = resource.data?.stories ?? resource.data?.items ?? [];
  return stories.filter((story) => story.id && story.points > 0).slice(0, 2);
};

export function lede() {
  const top = leader();
  if (!top) {
    return html`<p class="lede">No issue has evidence at this instant. ${measures()}</p>`;
  }
  const { item, rise } = top;
  const { word } = format.level(item.tension);
  return html`<div class="lede">
    <p>
      Tensest is <strong>${issueLink(item.issue_id, item.name)}</strong> at
      <strong>${format.tension(item.tension)}</strong> of 100 (${word}). ${rise ? riseSentence(item, rise) : nothing}
    </p>
    ${movers(item, rise)}
    <p class="quiet">${measures()}</p>
  </div>`;
}

function riseSentence(item, rise) {
  const link = address({ view: 'issue', issue: item.issue_id, whyFrom: rise.from, whyTo: rise.to });
  return html`It rose most on <strong>${format.dayLong(dayOf(rise))}</strong>, from ${format.number(rise.before)} to
    ${format.number(rise.after)}${lasted(rise) ? ', and most of that has lasted' : ''} (<a href=${link}>why</a>).`;
}

function movers(item, rise) {
  const ofDay = rise ? raising(data.lede) : [];
  const known = new Set(ofDay.map((story) => story.id));
  const now = raising(data.ledeNow).filter((story) => !known.has(story.id)).slice(0, 2 - ofDay.length);
  return html`<p class="movers">
    ${ofDay.length ? html`What moved it that day: ${named(ofDay)}.` : nothing}
    ${now.length ? html`What raises it most now: ${named(now)}.` : nothing} ${'\u00a0'}
  </p>`;
}

function named(stories) {
  return stories.map(
    (story, index) =>
      html`${index ? ' and ' : ''}<q>${original(story.title, story.url)}</q>
        <span class="quiet">(${format.plural(story.families, 'publisher')}, ${format.signed(story.points)})</span>`,
  );
}
