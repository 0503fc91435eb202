// "These 14 of the last 1,000 articles would match."

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import * as format from './format.js';

export function previewResult(preview) {
  if (!preview) {
    return nothing;
  }
  const { matched, examined } = preview;
  const gained = preview.gained?.length ?? 0;
  const lost = preview.lost?.length ?? 0;
  return html`<section class="preview" aria-labelledby="preview-title" role="status">
    <h3 id="preview-title">
      ${matched === 0 ? 'None' : `${matched === 1 ? 'This' : 'These'} ${format.count(matched)}`} of the last ${format.count(examined)} articles would match
    </h3>
    <p class="quiet">
      ${gained || lost ? `New: ${format.count(gained)}. Lost: ${format.count(lost)}, that match now and no longer would.` : 'The same as now.'}
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label="Articles that would match or be lost">
      <table class="plain-table">
        <thead>
          <tr><th scope="col">Article</th><th scope="col">Source</th><th scope="col">Published</th><th scope="col">Relevance</th><th scope="col">Now</th></tr>
        </thead>
        <tbody>
          ${(preview.items ?? []).map((item) => row(item, preview.lost ?? []))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function row(item, lost) {
  const goes = lost.includes(item.article_id);
  return html`<tr>
    <th scope="row">${item.title}</th>
    <td>${item.source}</td>
    <td>${format.moment(item.published_at)}</td>
    <td>${format.number(item.relevance, 2)}</td>
    <td>${goes ? html`<strong>would be lost</strong>` : item.now ? 'matches' : html`<strong>new</strong>`}</td>
  </tr>`;
}
