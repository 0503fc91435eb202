// The map: an option beside the board, with the same numbers in the table below it.

import { html, nothing, svg } from '../vendor/lit-html/lit-html.js';
import { request } from './api.js';
import { data, isReplay, shownAt } from './data.js';
import * as format from './format.js';
import { named } from './names.js';
import { dyadNames, measures, pending } from './parts.js';
import { go, state } from './state.js';
import { features } from './topology.js';

const WIDTH = 960;
const HEIGHT = 470;
const ARROWS = 24;
/** Points at which a shade ends, the same at all instants, so that they can be compared; the last one is open. */
const BOUNDS = [0.5, 2, 5];
const LEAST = 0.05;
const LABELS = 10;
const SMALL_LABELS = 5;
const small = matchMedia('(max-width: 48rem)');
const LAYERS = [
  ['target', 'Acted upon'],
  ['source', 'Acting'],
  ['dyads', 'Pairs'],
];

/** Shapes and places of the countries by code, once they are loaded. */
let world = null;
let failed = '';

function script(source) {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = source;
    element.addEventListener('load', resolve);
    element.addEventListener('error', () => reject(new Error(`${source} did not load`)));
    document.head.append(element);
  });
}

async function load() {
  const [topology] = await Promise.all([
    request('/assets/map/countries-110m.json'),
    script('/assets/vendor/d3-array/d3-array.min.js').then(() => script('/assets/vendor/d3-geo/d3-geo.min.js')),
  ]);
  const { d3 } = window;
  const projection = d3.geoEqualEarth().rotate([-11, 0]);
  const shapes = features(topology, 'countries');
  projection.fitExtent([[4, 4], [WIDTH - 4, HEIGHT - 4]], { type: 'FeatureCollection', features: shapes });
  const draw = d3.geoPath(projection);
  const countries = shapes.map((shape) => ({
    code: shape.id,
    name: shape.properties.name,
    path: draw(shape),
    at: d3.geoCentroid(largest(d3, shape)),
    box: draw.bounds(largest(d3, shape)),
  }));
  world = {
    countries,
    byCode: new Map(countries.filter(({ code }) => code).map((country) => [country.code, country])),
    place: (country) => projection(country.at),
  };
}

/** The largest piece of a country, so that France lies in Europe. */
function largest(d3, shape) {
  if (shape.geometry.type === 'Polygon') {
    return shape;
  }
  const pieces = shape.geometry.coordinates.map((rings) => ({ type: 'Polygon', coordinates: rings }));
  return pieces.reduce((best, piece) => (d3.geoArea(piece) > d3.geoArea(best) ? piece : best));
}

const loading = load().catch((error) => {
  failed = error.message;
});
const redraw = () => data.countries.changed(data.countries);
loading.then(redraw);
small.addEventListener('change', redraw);

export function mapView() {
  const { layer } = state();
  const items = data.countries.data?.items ?? [];
  return html`<section class="page map-page" aria-labelledby="map-title">
    <div class="panel-head">
      <h1 id="map-title">Where it plays</h1>
      <p class="dateline">${isReplay() ? 'as of ' : ''}${format.full(shownAt())}</p>
      <div class="choices" role="group" aria-label="What the map shows">
        ${LAYERS.map(
          ([id, label]) => html`<button type="button" aria-pressed=${String(layer === id)} @click=${() => go({ layer: id })}>${label}</button>`,
        )}
      </div>
    </div>
    <p class="intro">${intro(layer)} ${unread()} ${measures()}</p>
    ${pending(data.countries, 'The list of countries')}
    ${failed ? html`<p class="notice" role="status">The map could not be drawn: ${failed}. The table has the same numbers.</p>` : nothing}
    ${world ? drawing(items, layer) : nothing}
    <p class="policy quiet">
      <strong>Borders.</strong> As in Natural Earth's 1:110m set, which draws who is in control, as far as it can tell. They are
      shown without judgement on anybody's claim, and no score hangs on them. States too small for this scale are in the
      table, marked <span class="chip">not drawn</span>.
    </p>
    ${items.length ? table(items) : nothing}
  </section>`;
}

function intro(layer) {
  return {
    target: 'Points of tension in reports in which a country is acted upon, over all issues.',
    source: 'Points of tension in reports in which a country acts, over all issues.',
    dyads: 'The pairs that weigh most in the world\u2019s score: arrows lead from who acts to who is acted upon.',
  }[layer] ?? '';
}

/** How much of the world's score no country can be charged with. */
function unread() {
  const world = data.board.data?.items.find((item) => item.issue_id === 'world');
  const none = data.flows.data?.items.find((item) => item.dyad === '');
  return world && none
    ? html`Of the world's score of ${format.tension(world.tension)}, <strong>${format.number(none.points)}</strong> points are of
        reports in which it was not read who acts towards whom: they are not on the map.`
    : nothing;
}

function valueOf(item, layer) {
  return layer === 'source' ? item.as_source : item.as_target;
}

function drawing(items, layer) {
  const values = new Map(items.map((item) => [item.code, valueOf(item, layer)]));
  const pairs = layer === 'dyads' ? arrows() : [];
  const label =
    layer === 'dyads' ? `World map with ${format.plural(pairs.length, 'arrow')}` : 'World map, countries shaded by points';
  return html`<svg class="world" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}; the table below has the numbers">
      ${world.countries.map((country) => svg`<path class=${shade(values.get(country.code), layer)} d=${country.path}></path>`)}
      ${layer === 'dyads' ? [pairs.map((pair) => arrow(pair)), codes(pairs)] : numbers(items, layer)}
    </svg>
    ${layer === 'dyads' ? dyadState() : legend()}`;
}

function shade(value, layer) {
  if (layer === 'dyads' || !value || Math.abs(value) < LEAST) {
    return 'land';
  }
  const step = BOUNDS.filter((bound) => Math.abs(value) >= bound).length + 1;
  return `land ${value < 0 ? 'cool' : 'warm'}-${step}`;
}

/** The largest values as numbers on the map, so that shade is never the only sign. */
function numbers(items, layer) {
  const shown = items
    .filter((item) => world.byCode.has(item.code) && Math.abs(valueOf(item, layer) ?? 0) >= 0.1)
    .sort((a, b) => Math.abs(valueOf(b, layer)) - Math.abs(valueOf(a, layer)))
    .slice(0, small.matches ? SMALL_LABELS : LABELS);
  const taken = [];
  return shown.map((item) => label(world.byCode.get(item.code), `${item.code} ${format.number(valueOf(item, layer))}`, taken));
}

/** A label on its country where it fits in, else beside it, tied to it; left out where others stand already. */
function label(country, text, taken) {
  const size = small.matches ? 22 : 11;
  const width = text.length * size * 0.64;
  const [[left, top], [right, bottom]] = country.box;
  const [x, y] = world.place(country);
  const gap = size * 0.7;
  const beside = [
    [right + gap + width / 2, y],
    [left - gap - width / 2, y],
    [x, bottom + gap + size / 2],
    [x, top - gap - size / 2],
    [right + gap + width / 2, bottom + gap],
    [right + gap + width / 2, top - gap],
  ];
  const fits = right - left > width * 0.8 && bottom - top > size;
  const free = ([u, v]) =>
    u - width / 2 > 0 && u + width / 2 < WIDTH && !taken.some((other) => Math.abs(other.x - u) < (other.width + width) / 2 && Math.abs(other.y - v) < size * 1.15);
  const at = [...(fits ? [[x, y]] : []), ...beside].find(free);
  if (!at) {
    return nothing;
  }
  taken.push({ x: at[0], y: at[1], width });
  const tied = at[0] !== x || at[1] !== y;
  const end = [Math.min(Math.max(x, at[0] - width / 2), at[0] + width / 2), at[1] + Math.sign(y - at[1]) * size * 0.5];
  return svg`${tied ? svg`<line class="tie" x1=${x} y1=${y} x2=${end[0]} y2=${end[1]}></line>` : nothing}
    <text class="on-map" x=${at[0]} y=${at[1]}>${text}</text>`;
}

/** The pairs of the world's score, the heaviest first; not all of them are of countries that the map has. */
function flows() {
  return (data.flows.data?.items ?? [])
    .filter((item) => item.dyad && item.source !== item.target && Math.abs(item.points) >= 0.1)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}

function arrows() {
  return flows()
    .filter((item) => world.byCode.has(item.source) && world.byCode.has(item.target))
    .slice(0, ARROWS);
}

function codes(pairs) {
  const ends = [...new Set(pairs.slice(0, 12).flatMap((pair) => [pair.source, pair.target]))];
  const taken = [];
  return ends.slice(0, small.matches ? SMALL_LABELS : ends.length).map((code) => label(world.byCode.get(code), code, taken));
}

function arrow(pair) {
  const path = bow(world.place(world.byCode.get(pair.source)), world.place(world.byCode.get(pair.target)));
  const width = Math.min(6, 0.8 + Math.sqrt(Math.abs(pair.points)) * 0.8);
  return svg`<path class=${pair.points < 0 ? 'flow easing' : 'flow'} d=${path} stroke-width=${width} marker-end="url(#arrowhead)">
    <title>${pair.source_name ?? pair.source} towards ${pair.target_name ?? pair.target}: ${format.signed(pair.points)} points</title></path>`;
}

/** A bow to the left of its way, so that the two directions of a pair lie apart. */
function bow([x0, y0], [x1, y1]) {
  const lift = 0.18;
  const x = (x0 + x1) / 2 + (y1 - y0) * lift;
  const y = (y0 + y1) / 2 - (x1 - x0) * lift;
  return `M${x0.toFixed(1)} ${y0.toFixed(1)}Q${x.toFixed(1)} ${y.toFixed(1)} ${x1.toFixed(1)} ${y1.toFixed(1)}`;
}

function dyadState() {
  if (data.flows.error) {
    return html`<p class="notice" role="status">The catalogue has no issue of the whole world, so pairs can't be shown here.</p>`;
  }
  return html`<ol class="pair-list">
    ${flows().slice(0, 12).map((pair) => html`<li>${dyadNames(pair)} <span class="points">${format.signed(pair.points)}</span></li>`)}
  </ol>`;
}

function legend() {
  const words = [`below ${BOUNDS[0]}`, ...BOUNDS.slice(1).map((bound, index) => `${BOUNDS[index]} to ${bound}`), `${BOUNDS.at(-1)} and more`];
  return html`<p class="map-legend">
    ${words.map(
      (word, index) => html`<span><svg width="18" height="12" aria-hidden="true"><rect class="land warm-${index + 1}" width="18" height="12"></rect></svg> ${word}</span>`,
    )}
    <span class="quiet">points, the same shades at every instant; below 0 (easing) in blue, with a minus</span>
  </p>`;
}

function table(items) {
  const rows = [...items].sort((a, b) => Math.abs(b.as_target) + Math.abs(b.as_source) - Math.abs(a.as_target) - Math.abs(a.as_source));
  const drawn = (item) => !world || world.byCode.has(item.code);
  return html`<details class="table-behind" open>
    <summary>Table of ${format.plural(rows.length, 'country or organisation', 'countries and organisations')}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="Table of countries">
      <table class="plain-table">
        <thead>
          <tr>${['Country', 'Acting', 'Acted upon', 'Top pair', ''].map((name) => html`<th scope="col" class=${name === 'Top pair' ? 'words' : ''}>${name || html`<span class="vh">On the map</span>`}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map(
            (item) => html`<tr>
              <th scope="row">${item.name} <span class="quiet">${item.code}</span></th>
              <td>${format.signed(item.as_source)}</td>
              <td>${format.signed(item.as_target)}</td>
              <td class="words">${item.top_dyad ? dyadNames(named({ dyad: item.top_dyad })) : '\u2013'}</td>
              <td>${drawn(item) ? nothing : html`<span class="chip">not drawn</span>`}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
