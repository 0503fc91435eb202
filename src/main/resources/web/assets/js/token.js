// The token for changes: asked for once, kept until the tab is closed, never in an address.

import { html } from '../vendor/lit-html/lit-html.js';

const STORED = 'barograph.token';
let kept = '';
try {
  kept = sessionStorage.getItem(STORED) ?? '';
} catch {
  // Without storage the token holds until the page is loaded again.
}

export function token() {
  return kept;
}

function keep(value) {
  kept = value;
  try {
    sessionStorage.setItem(STORED, value);
  } catch {
    // As above.
  }
}

export function forgetToken() {
  keep('');
}

export function askToken() {
  document.getElementById('token-dialog')?.showModal();
}

export function tokenDialog(changed) {
  const given = (event) => {
    const field = event.target.querySelector('input');
    keep(field.value.trim());
    field.value = '';
    changed();
  };
  return html`<dialog id="token-dialog" aria-labelledby="token-title">
    <form method="dialog" @submit=${given}>
      <h2 id="token-title">Token for changes</h2>
      <p>Whoever started this server has it. It stays in this tab until you close it.</p>
      <label>Token <input type="password" name="token" autocomplete="off" required /></label>
      <p class="acts">
        <button class="primary">Use it</button>
        <button type="button" @click=${(event) => event.target.closest('dialog').close()}>Cancel</button>
      </p>
    </form>
  </dialog>`;
}
