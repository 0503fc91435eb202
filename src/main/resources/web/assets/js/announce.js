// Tells a screen reader politely and seldom what changed.

import { data, isReplay } from './data.js';
import { openAlerts } from './alerts.js';
import * as format from './format.js';

const LEAST_GAP_MS = 15e3;
const WORTH_TELLING = 1; // points
const told = new Map();
let knownAlerts = null;
let last = 0;

export function announce() {
  const items = data.board.data?.items;
  if (!items || isReplay()) {
    return;
  }
  const words = [...newAlerts(), ...moves(items)];
  if (words.length > 0) {
    last = Date.now();
    document.getElementById('polite').textContent = words.join('. ');
  }
}

function newAlerts() {
  if (!data.alerts.data) {
    return [];
  }
  const open = openAlerts();
  const fresh = knownAlerts === null ? [] : open.filter((alert) => !knownAlerts.has(alert.alert_id));
  knownAlerts = new Set(open.map((alert) => alert.alert_id));
  return fresh.map((alert) => `${alert.kind === 'level' ? 'Level alert' : 'Anomaly'} on ${alert.name}`);
}

function moves(items) {
  if (told.size === 0) {
    items.forEach((item) => told.set(item.issue_id, item.tension));
    return [];
  }
  if (Date.now() - last < LEAST_GAP_MS) {
    return [];
  }
  const moved = items
    .map((item) => ({ item, by: item.tension - (told.get(item.issue_id) ?? item.tension) }))
    .filter(({ by }) => Math.abs(by) >= WORTH_TELLING)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
    .slice(0, 3);
  moved.forEach(({ item }) => told.set(item.issue_id, item.tension));
  return moved.map(({ item, by }) => `${item.name} ${format.tension(item.tension)}, ${by > 0 ? 'up' : 'down'} ${format.number(Math.abs(by))}`);
}
