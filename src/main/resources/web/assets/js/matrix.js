// Who acts towards whom: a matrix of sources and targets, in points of the score.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { data } from './data.js';
import * as format from './format.js';
import { dyadNames, pending } from './parts.js';

const MOST = 9;

export function matrixSection() {
  const answer = data.dyads.data;
  const items = (answer?.items ?? []).filter((item) => item.dyad);
  return html`<section class="panel" aria-labelledby="matrix-title">
    <div class="panel-head">
      <h2 id="matrix-title">Who acts towards whom</h2>
      <p class="quiet">Points of each pair in the score shown. Rows act, columns are acted upon.</p>
    </div>
    ${pending(data.dyads, 'The matrix')}
    ${answer && items.length === 0 ? html`<p class="notice" role="status">In no report was such a pair read.</p>` : nothing}
    ${items.length ? html`${matrix(items)} ${list(items)}` : nothing}
  </section>`;
}

/** The actors that weigh most on a side, in falling order. */
function weightiest(items, side) {
  const sums = new Map();
  for (const item of items) {
    const former = sums.get(item[side]) ?? { code: item[side], name: item[`${side}_name`] ?? item[side], sum: 0 };
    sums.set(item[side], { ...former, sum: former.sum + Math.abs(item.points) });
  }
  return [...sums.values()].sort((a, b) => b.sum - a.sum).slice(0, MOST);
}

function matrix(items) {
  const sources = weightiest(items, 'source');
  const targets = weightiest(items, 'target');
  const points = new Map(items.map((item) => [`${item.source}-${item.target}`, item.points]));
  const largest = Math.max(...items.map((item) => Math.abs(item.points)));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Matrix of pairs">
    <table class="matrix">
      <thead>
        <tr>
          <th scope="col"><span class="quiet">acts</span> ${'\u2193'} <span class="quiet">towards</span> ${'\u2192'}</th>
          ${targets.map((target) => html`<th scope="col" title=${target.name}>${target.code}<span class="vh"> ${target.name}</span></th>`)}
        </tr>
      </thead>
      <tbody>
        ${sources.map(
          (source) => html`<tr>
            <th scope="row">${source.name} <span class="quiet">${source.code}</span></th>
            ${targets.map((target) => cell(points.get(`${source.code}-${target.code}`), largest))}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function cell(value, largest) {
  if (value === undefined) {
    return html`<td class="none"><span aria-hidden="true">${'\u00b7'}</span></td>`;
  }
  const step = Math.min(4, Math.ceil((Math.abs(value) / largest) * 4));
  return html`<td class=${`${value < 0 ? 'ease' : 'rise'}-${step}`}>${format.signed(value)}</td>`;
}

function list(items) {
  return html`<details class="table-behind">
    <summary>All ${format.plural(items.length, 'pair')} as a table</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="Table of pairs">
      <table class="plain-table">
        <thead><tr><th scope="col">Pair</th><th scope="col">Points</th></tr></thead>
        <tbody>
          ${items.map((item) => html`<tr><th scope="row">${dyadNames(item)}</th><td>${format.signed(item.points, 2)}</td></tr>`)}
        </tbody>
      </table>
    </div>
  </details>`;
}
