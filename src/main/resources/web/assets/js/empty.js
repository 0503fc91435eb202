// What to do when there is nothing to show yet, or nothing can be got.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { data, live } from './data.js';
import * as format from './format.js';

const EXAMPLE = `{"id": "harbour-post:1", "source": "The Harbour Post", "published_at": "${format.iso(Date.now() - 600e3)}", "title": "Headline", "body": "Text"}`;

export function gettingStarted() {
  return html`<div class="start">
    <h2>No articles yet</h2>
    <p>
      Nothing has been published to this instance, so every issue stands at <em>no evidence</em>: that is not the same as calm.
      Save a line for each article as <code>articles.jsonl</code>,
    </p>
    <pre tabindex="0" aria-label="Example of an article">${EXAMPLE}</pre>
    <p>and publish it. The board fills by itself within a second or two.</p>
    <pre tabindex="0" aria-label="Command that publishes articles">java -jar barograph.jar publish articles.jsonl</pre>
    <p>To see the page with invented news first, start <code>java -jar barograph.jar demo</code>.</p>
  </div>`;
}

/** A line over the page while the server is away or not ready; what was known stays on show. */
export function trouble() {
  const error = data.board.error;
  if (error) {
    const known = data.board.data ? ` What you see was known at ${format.clock(data.board.data.as_of)}.` : '';
    const seconds = Math.max(1, Math.round((data.board.retryAt - Date.now()) / 1000));
    const cause =
      error.status === 503
        ? `The scores are not ready yet: ${error.detail || error.message}.`
        : error.status === 0
          ? 'The server does not answer.'
          : `${error.message}. ${error.detail}`;
    return html`<div class="trouble" role="status">
      <p>${cause}${known} ${error.passing ? `Trying again in ${seconds} s.` : ''}</p>
      <button type="button" @click=${() => data.board.refresh()}>Try now</button>
    </div>`;
  }
  if (live.status === 'broken') {
    return html`<div class="trouble" role="status"><p>The live connection broke. It is being opened again; until then nothing changes here.</p></div>`;
  }
  const feed = data.board.data?.feed;
  if (feed?.state === 'silent' && feed.newest_article_hour) {
    return html`<div class="trouble" role="status">
      <p>
        The feed is silent: no article since ${format.full(feed.newest_article_hour)}. Scores stand as they were and say nothing
        of now.
      </p>
    </div>`;
  }
  return nothing;
}
