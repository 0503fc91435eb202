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
      ${matched === 0 ? 'None' : `These ${format.count(matched)}`} of the last ${format.count(examined)} articles would match
    </h3>
    <p class="quiet">
      ${gained || lost ? `${format.count(gained)} more than now match, ${format.count(lost)} match now and would not.` : 'The same as now.'}
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label="Articles that would match">
      <table class="plain-table">
        <thead>
          <tr><th scope="col">Article</th><th scope="col">Source</th><th scope="col">Published</th><th scope="col">Relevance</th><th scope="col">Now</th></tr>
        </thead>
        <tbody>
          ${(preview.items ?? []).map(row)} ${lostRows(preview.lost)}
        </tbody>
      </table>
    </div>
  </section>`;
}

function row(item) {
  return html`<tr>
    <th scope="row">${item.title}</th>
    <td>${item.source}</td>
    <td>${format.moment(item.published_at)}</td>
    <td>${format.number(item.relevance, 2)}</td>
    <td>${item.now ? 'matches' : html`<strong>new</strong>`}</td>
  </tr>`;
}

function lostRows(lost) {
  return (lost ?? []).map(
    (item) => html`<tr>
      <th scope="row">${item.title ?? item.article_id ?? item}</th>
      <td>${item.source ?? ''}</td>
      <td>${item.published_at ? format.moment(item.published_at) : ''}</td>
      <td></td>
      <td><strong>would be lost</strong></td>
    </tr>`,
  );
}
