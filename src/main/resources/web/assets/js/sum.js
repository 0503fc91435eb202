// Lines that add up to the score, as it is printed.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import * as format from './format.js';

/** Lines of the score that are no report and no pair. */
export const LINES = {
  prior: ['Its own normal', 'the pull of the issue\u2019s usual level'],
  floor: ['Floor', 'easing outweighs; a score does not go below 0'],
};

const sumOf = (items) => items.reduce((sum, item) => sum + item.points_e4, 0);

/** Whole tenths for points in 1/10000, rounded by largest remainder, so that they add up to the total. */
function apportioned(points, total) {
  const exact = points.map((value) => value / 1000);
  const whole = exact.map(Math.floor);
  const order = exact.map((value, index) => [value - whole[index], index]).sort(([a], [b]) => b - a);
  const missing = total - whole.reduce((sum, value) => sum + value, 0);
  for (let turn = 0; turn < Math.abs(missing) && order.length > 0; turn++) {
    const [, index] = order.at((missing > 0 ? turn : -1 - turn) % order.length);
    whole[index] += Math.sign(missing);
  }
  return whole;
}

/** For each item its points in whole tenths, which add up to that many. */
export function tenths(items, total) {
  const rounded = apportioned(items.map((item) => item.points_e4), total);
  return new Map(items.map((item, index) => [item, rounded[index]]));
}

/**
 * Lines {label, items} of the parts of a score with their `tenths`, which add up to the score as printed. A line of one
 * kind alone, such as the normal, is rounded by itself, so that it reads the same wherever it stands.
 */
export function lines(parts, tension, others) {
  const all = [
    ...parts.map(([label, items]) => ({ label, items, alone: false })),
    ...Object.entries(LINES).map(([kind, label]) => ({ label, items: others.filter((item) => item.kind === kind), alone: true })),
  ].filter((line) => line.items.length > 0);
  const free = all.filter((line) => !line.alone);
  const alone = all.filter((line) => line.alone);
  alone.forEach((line) => (line.tenths = Math.round(sumOf(line.items) / 1000)));
  const total = Math.round(Number(tension.toFixed(1)) * 10) - alone.reduce((sum, line) => sum + line.tenths, 0);
  const rounded = apportioned(free.map((line) => sumOf(line.items)), total);
  free.forEach((line, index) => (line.tenths = rounded[index]));
  return all;
}

/** The lines that print something, and the score below them. */
export function sumTable(caption, all, tension) {
  return html`<table class="sum">
    <caption class="vh">${caption}</caption>
    <tbody>
      ${all
        .filter((line) => line.tenths !== 0)
        .map(
          ({ label: [name, meaning], tenths: value }) => html`<tr>
            <th scope="row">${name} ${meaning ? html`<span class="quiet">${meaning}</span>` : nothing}</th>
            <td>${format.signed(value / 10)}</td>
          </tr>`,
        )}
    </tbody>
    <tfoot>
      <tr><th scope="row">Score</th><td>${format.tension(tension)}</td></tr>
    </tfoot>
  </table>`;
}
