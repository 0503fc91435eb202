// Sources that have stopped sending: their number in the top bar, and behind it who they are.

import { html, nothing, render } from '../vendor/lit-html/lit-html.js';
import { path, request } from './api.js';
import * as format from './format.js';
import { state } from './state.js';

const LISTED = 500;

/** What the list was last asked for: it is asked for again when the number or the instant is another one. */
let asked = '';

export function silentFeeds(count) {
  if (!count) {
    return nothing;
  }
  const subject = `${count} ${state().at}`;
  const open = document.querySelector('details.silent[open]');
  if (open && asked !== subject) {
    load(open.lastElementChild, subject);
  }
  return html`<details class="silent" @toggle=${({ target }) => target.open && load(target.lastElementChild, subject)}>
    <summary>${count} silent ${count === 1 ? 'feed' : 'feeds'}</summary>
    <div class="scroll"></div>
  </details>`;
}

async function load(place, subject) {
  asked = subject;
  let content;
  try {
    content = list(await request(path('/api/feeds', { state: 'silent', limit: LISTED, at: state().at })));
  } catch (error) {
    content = html`<p role="status">${error.message}. ${error.detail}</p>`;
  }
  if (asked === subject) {
    render(content, place);
  }
}

function list({ items, silent }) {
  return html`<table class="plain-table">
      <caption class="vh">Silent feeds</caption>
      <thead>
        <tr>${['Source', 'Newest article', 'Usually', 'Silent for'].map((name) => html`<th scope="col">${name}</th>`)}</tr>
      </thead>
      <tbody>
        ${items.map(
          (item) => html`<tr>
            <th scope="row">${item.source}</th>
            <td>${format.moment(item.newest_article_hour)}</td>
            <td>${format.number(item.articles_per_day)} a day</td>
            <td>${format.age(item.silent_hours * 3600)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    <p class="quiet">
      Nothing for six hours or more, though each would have published by its week before.
      ${silent > items.length ? html`The ${items.length} longest of ${silent}.` : nothing}
    </p>`;
}
