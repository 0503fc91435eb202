// Reports with what they contribute: the headline leads to the original, the sentence that weighed is marked, and
// copies of one report stay folded behind their number.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { repeat } from '../vendor/lit-html/directives/repeat.js';
import { request, path } from './api.js';
import { data, isReplay } from './data.js';
import * as format from './format.js';
import { named } from './names.js';
import { dyadNames, original, pending } from './parts.js';
import { go, state } from './state.js';
import { lines, sumTable } from './sum.js';

/** Further pages of the list, for the address that the first one came from. */
let more = { address: '', items: [], next: null, busy: false };

export function storiesSection(changed) {
  const answer = data.stories.data;
  const further = more.address === data.stories.address ? more : { items: [], next: answer?.next ?? null };
  const items = answer ? [...answer.items, ...further.items] : [];
  return html`<section class="panel" aria-labelledby="stories-title">
    <div class="panel-head">
      <h2 id="stories-title">What the score is made of</h2>
      <p class="quiet">Points of each report in the score shown; copies of one report count as one.</p>
    </div>
    ${total()} ${pending(data.stories, 'The list of reports')}
    ${answer && items.length === 0
      ? html`<p class="notice" role="status">
          ${isReplay()
            ? 'Which single reports weighed at this instant is not kept. The pairs below are, and \u201cwhy it moved\u201d lists the reports of a span.'
            : 'No report on this issue still counts. That is no evidence, not calm.'}
        </p>`
      : nothing}
    ${storyList(items, 'now')}
    ${further.next
      ? html`<p><button type="button" ?disabled=${more.busy} @click=${() => loadMore(further.next, changed)}>More reports</button></p>`
      : nothing}
  </section>`;
}

/** What raises and what eases, and what is no report, up to the score. */
function total() {
  const item = data.detail.data;
  const all = item?.contributions ?? [];
  if (all.length === 0 || item.state === 'no-evidence') {
    return nothing;
  }
  const stories = (way) => all.filter((line) => line.kind === 'story' && Math.sign(line.points_e4) === way);
  const count = (list) => format.plural(list.length, 'report');
  const [up, down] = [stories(1), stories(-1)];
  const parts = [
    [['Reports of conflict', count(up)], up],
    [['Reports of easing', count(down)], down],
    [isReplay() ? ['Reports', 'those that weigh most are listed'] : ['All other reports', 'not listed one by one'], all.filter((line) => line.kind === 'other')],
  ];
  return sumTable('From the reports to the score', lines(parts, item.tension, all), item.tension);
}

async function loadMore(cursor, changed) {
  const address = data.stories.address;
  const former = more.address === address ? more.items : [];
  more = { address, items: former, next: cursor, busy: true };
  changed();
  try {
    const [base, query] = address.split('?');
    const answer = await request(path(base, { ...Object.fromEntries(new URLSearchParams(query)), cursor }));
    more = { address, items: [...former, ...answer.items], next: answer.next, busy: false };
  } catch {
    more = { address, items: former, next: cursor, busy: false };
  }
  changed();
}

export function storyList(items, where) {
  const largest = Math.max(0.01, ...items.map((story) => Math.abs(story.points)));
  return html`<ol class="stories">
    ${repeat(items, (story) => `${where} ${story.id}`, (story) => storyItem(story, largest, where))}
  </ol>`;
}

function storyItem(story, largest, where) {
  const width = (Math.abs(story.points) / largest) * 60;
  const key = `${where} ${story.id}`;
  const open = story.id && state().story === story.id && openIn === where;
  const toggle = () => {
    openIn = where;
    go({ story: open ? '' : story.id }, { replace: true });
  };
  return html`<li class="story ${story.points < 0 ? 'easing' : 'rising'}">
    <div class="weight">
      <span class="points">${format.signed(story.points)}</span>
      <svg viewBox="0 0 60 8" width="60" height="8" aria-hidden="true">
        <rect class=${story.points < 0 ? 'ease-bar' : 'rise-bar'} x=${60 - width} y="0" width=${width} height="8"></rect>
      </svg>
      <span class="vh">${story.points < 0 ? 'easing' : 'rising'}</span>
    </div>
    <div class="told">
      <p class="headline" data-walk-in>${headline(story)}</p>
      ${story.evidence && story.evidence !== story.title ? html`<blockquote><mark>${story.evidence}</mark></blockquote>` : nothing}
      ${story.id ? html`<p class="quiet">
        <time datetime=${story.hour ?? ''}>${format.moment(story.hour)}</time>, ${format.plural(story.families, 'publisher')}
        <button type="button" class="plain unfold" aria-expanded=${String(open)} aria-controls=${`copies ${key}`.replace(/\W+/g, '-')} @click=${toggle}>
          ${open ? 'Fold the copies' : 'Show the copies and how it was read'}
        </button>
      </p>` : nothing}
      <div id=${`copies ${key}`.replace(/\W+/g, '-')}>${open ? copies() : nothing}</div>
    </div>
  </li>`;
}

/** Where the headline itself is the sentence that weighed, it is what is marked. */
function headline(story) {
  if (!story.id) {
    return 'All other reports';
  }
  return story.evidence === story.title ? html`<mark>${original(story.title, story.url)}</mark>` : original(story.title, story.url);
}

let openIn = 'now';

function copies() {
  const story = data.story.data;
  if (!story) {
    return pending(data.story, 'The report');
  }
  const others = (story.article_count ?? story.articles.length) - story.articles.length;
  return html`${reading(story)}
    <ul class="copies">
      ${story.articles.map(
        (article) => html`<li>
          <span class="source">${article.family}</span>
          ${original(article.title === story.title ? 'same headline' : article.title, article.url)}
          <time class="quiet" datetime=${article.published_at}>${format.moment(article.published_at)}</time>
        </li>`,
      )}
    </ul>
    ${others > 0 ? html`<p class="quiet">And ${format.plural(others, 'more copy', 'more copies')}.</p>` : nothing}`;
}

/** What was read out of the first copy for this issue: who acts towards whom, and whether it strains or eases. */
function reading(story) {
  const mention = story.articles[0]?.issues?.find((one) => one.issue_id === state().issue);
  if (!mention) {
    return nothing;
  }
  const strains = mention.strains ?? [];
  return html`<p class="reading-head quiet">
      Read in the first copy: ${format.number(mention.relevance * 100, 0)} % about this issue${strains.length
        ? '; strain from \u22121, cooperation, to +1, conflict:'
        : ', and neither conflict nor cooperation.'}
    </p>
    <ul class="events">
      ${strains.map(
        (strain) => html`<li>
          ${dyadNames(named(strain))} <strong>${format.signed(strain.value, 2)}</strong>
        </li>`,
      )}
    </ul>`;
}
