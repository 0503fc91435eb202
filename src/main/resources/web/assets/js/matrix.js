// Who acts towards whom: a matrix of sources and targets, in points of the score, and what the score has beside them.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { data } from './data.js';
import * as format from './format.js';
import { dyadNames, pending } from './parts.js';
import { LINES, lines, sumTable, tenths } from './sum.js';

const MOST = 9;
/** Points from which a pair prints something. */
const LEAST = 0.05;
/** Lines of the score that are no pair of actors. */
const OTHERS = {
  none: ['No pair read', 'reports that tell of conflict or easing, but not between whom'],
  other: ['All other pairs', 'each too light to be listed'],
  ...LINES,
};

const kindOf = (item) => (item.kind === 'dyad' && !item.dyad ? 'none' : (item.kind ?? 'dyad'));

export function matrixSection() {
  const answer = data.detail.data;
  const items = answer?.dyads ?? [];
  const pairs = items.filter((item) => kindOf(item) === 'dyad');
  return html`<section class="panel" aria-labelledby="matrix-title">
    <div class="panel-head">
      <h2 id="matrix-title">Who acts towards whom</h2>
      <p class="quiet">Points of each pair, rounded so that all add up to the score shown. Rows act, columns are acted upon.</p>
    </div>
    ${pending(data.detail, 'The matrix')}
    ${answer && pairs.length === 0 ? html`<p class="notice" role="status">In no report was such a pair read.</p>` : nothing}
    ${items.length && answer.state !== 'no-evidence' ? parts(answer, items, pairs) : nothing}
  </section>`;
}

function parts(answer, items, pairs) {
  const seen = pairs.filter((pair) => Math.abs(pair.points) >= LEAST);
  const sources = weightiest(seen, 'source');
  const targets = weightiest(seen, 'target');
  const has = (side, code) => side.some((actor) => actor.code === code);
  const inside = pairs.filter((pair) => has(sources, pair.source) && has(targets, pair.target));
  const of = (kind) => [OTHERS[kind], items.filter((item) => kindOf(item) === kind)];
  const all = lines(
    [[['Pairs of the matrix', ''], inside], [['Further pairs', 'in the table below'], pairs.filter((pair) => !inside.includes(pair))], of('none'), of('other')],
    answer.tension,
    items,
  );
  const printed = inside.length > 0 ? tenths(inside, all[0].tenths) : new Map();
  return html`<div class="matrix-parts">
      ${inside.length ? matrix(inside, sources, targets, printed) : nothing}
      ${sumTable('From the pairs of the matrix to the score', all, answer.tension)}
    </div>
    ${list(answer, items)}`;
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

function matrix(pairs, sources, targets, printed) {
  const byCode = new Map(pairs.map((pair) => [`${pair.source}-${pair.target}`, pair]));
  const largest = Math.max(1, ...pairs.map((pair) => Math.abs(printed.get(pair))));
  const within = pairs.some((pair) => pair.source === pair.target);
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
            ${targets.map((target) => cell(byCode.get(`${source.code}-${target.code}`), printed, largest))}
          </tr>`,
        )}
      </tbody>
    </table>
    ${within ? html`<p class="quiet hint"><span class="within-key"></span> Both sides are of one country or group: what happens within it.</p>` : nothing}
  </div>`;
}

function cell(pair, printed, largest) {
  if (!pair) {
    return html`<td class="none"><span aria-hidden="true">${'\u00b7'}</span></td>`;
  }
  const value = printed.get(pair);
  const step = Math.min(4, Math.ceil((Math.abs(value) / largest) * 4));
  const own = pair.source === pair.target;
  const shade = value === 0 ? 'zero' : `${value < 0 ? 'ease' : 'rise'}-${step}`;
  return html`<td class="${shade} ${own ? 'within' : ''}">${own ? html`<span class="vh">within </span>` : nothing}${format.signed(value / 10)}</td>`;
}

function list(answer, items) {
  return html`<details class="table-behind">
    <summary>All ${format.plural(items.length, 'line')} with exact points</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="Table of pairs">
      <table class="plain-table">
        <thead><tr><th scope="col">Pair</th><th scope="col">Points</th></tr></thead>
        <tbody>
          ${items.map(
            (item) => html`<tr>
              <th scope="row">${kindOf(item) === 'dyad' ? dyadNames(item) : OTHERS[kindOf(item)]?.[0]}</th>
              <td>${format.signed(item.points, 4)}</td>
            </tr>`,
          )}
          <tr><th scope="row"><strong>Score</strong></th><td><strong>${format.number(answer.tension, 4)}</strong></td></tr>
        </tbody>
      </table>
    </div>
  </details>`;
}
