// The board in two sentences: which issue is the tensest, when it rose, and what moved it.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { data, leader } from './data.js';
import * as format from './format.js';
import { issueLink, measures, original } from './parts.js';
import { dayOf } from './rise.js';
import { address } from './state.js';

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
    ${format.number(rise.after)} (<a href=${link}>why</a>).`;
}

function movers(item, rise) {
  const stories = (data.lede.data?.stories ?? []).filter((story) => story.id && story.points > 0).slice(0, 2);
  if (!rise) {
    return nothing;
  }
  if (stories.length === 0) {
    return html`<p class="movers quiet">${data.lede.data ? 'No single report stands out in that rise.' : '\u00a0'}</p>`;
  }
  return html`<p class="movers">
    What moved it that day:
    ${stories.map(
      (story, index) =>
        html`${index ? ' and ' : ''}<q>${original(story.title, story.url)}</q>
          <span class="quiet">(${format.plural(story.families, 'publisher')}, ${format.signed(story.points)})</span>`,
    )}.
  </p>`;
}
