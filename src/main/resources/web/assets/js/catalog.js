// The catalogue: find an entry, change it as YAML, see beforehand which recent articles would match, save.

import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { live } from '../vendor/lit-html/directives/live.js';
import { Resource, path, request } from './api.js';
import * as format from './format.js';
import { pending } from './parts.js';
import { address, go, onChange, state } from './state.js';
import { previewResult } from './preview.js';
import { askToken, forgetToken, token, tokenDialog } from './token.js';

const NEW = '+';
const TEMPLATE = `id: my-issue
name: My issue
# strong: [enough by itself, with full weight]
any: [Enough by itself]
# weak: [counts only beside one of the actors or a context term]
# actors: [PAN]
`;

let draw;
let list;
let kinds;
let entry;
/** What is in the editor, and what came of it. */
const editor = { id: '', kind: '', text: '', saved: '', busy: '', problems: [], message: '', preview: null, question: '' };

export function startCatalog(changed) {
  draw = changed;
  list = new Resource(changed);
  kinds = new Resource(changed);
  entry = new Resource(opened);
  onChange(want);
  want();
  addEventListener('beforeunload', (event) => {
    if (dirty()) {
      event.preventDefault();
    }
  });
  return catalogView;
}

const dirty = () => editor.id !== '' && editor.text !== editor.saved;

function want() {
  const { view, kind, entry: id } = state();
  if (view !== 'catalog') {
    return;
  }
  kinds.want('/api/catalog');
  list.want(path(`/api/catalog/${encodeURIComponent(kind)}`, { q: editor.question, limit: 200 }), kind);
  if (id === NEW) {
    entry.want(null);
    show(NEW, kind, TEMPLATE, '');
  } else {
    entry.want(id && `/api/catalog/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`, `${kind}/${id}`);
  }
}

function opened(resource) {
  const { entry: id, kind } = state();
  if (resource.data && (editor.id !== id || editor.kind !== kind || !dirty())) {
    show(id, kind, resource.data.definition, resource.data.definition);
  }
  draw();
}

function show(id, kind, text, saved) {
  if (editor.id === id && editor.kind === kind && editor.text === text) {
    return;
  }
  Object.assign(editor, { id, kind, text, saved, problems: [], message: '', preview: null });
}

function catalogView() {
  const { entry: id, kind } = state();
  const counts = Object.entries(kinds.data?.entries ?? {});
  return html`<section class="page catalog-page" aria-labelledby="catalog-title">
    <h1 id="catalog-title">Catalogue</h1>
    <p class="intro">
      What an issue is: the terms, actors and pairs by which a report is known to be about it. A change counts for articles
      that come after it. ${kinds.data ? html`In force: version <code>${kinds.data.catalog_version}</code>.` : nothing}
    </p>
    ${rights()}
    <div class="catalog">
      <div class="entries">
        ${counts.length > 1 ? kindChoice(counts, kind) : nothing}
        <label class="search"><span class="vh">Search the catalogue</span>
          <input data-search type="search" placeholder="Search entries" autocomplete="off" .value=${live(editor.question)} @input=${searched} /></label>
        ${pending(list, 'The catalogue')}
        <ul>
          ${byName(list.data?.items ?? []).map(
            (item) => html`<li data-walk-in>
              <a href=${address({ entry: item.id })} aria-current=${item.id === id ? 'true' : nothing}>${nameOf(item)}</a>
              ${item.origin && item.origin !== 'bundled' ? html`<span class="chip chip-calm">${item.origin}</span>` : nothing}
              ${item.deleted ? html`<span class="chip">switched off</span>` : nothing}
            </li>`,
          )}
        </ul>
        ${list.data?.next ? html`<p class="quiet">There are more; search for the one you want.</p>` : nothing}
        ${kind === 'issue' ? html`<p><a class="button" href=${address({ entry: NEW })}>New issue</a></p>` : nothing}
      </div>
      ${id ? editorPart(id, kind) : html`<p class="quiet pick">Choose an entry to see its definition.</p>`}
    </div>
    ${tokenDialog(draw)}
  </section>`;
}

const nameOf = (item) => item.name ?? item.id;

function byName(items) {
  return [...items].sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en'));
}

function rights() {
  return token()
    ? html`<p class="rights">
        You have given a token: entries can be changed.
        <button type="button" class="plain" @click=${() => (forgetToken(), draw())}>Forget it</button>
      </p>`
    : html`<p class="rights">
        Reading only: to change entries the server wants the token that it was started with.
        <button type="button" @click=${() => askToken()}>Give the token</button>
      </p>`;
}

function kindChoice(counts, kind) {
  return html`<label class="kind"
    ><span>Kind</span>
    <select @change=${(event) => leave() && go({ kind: event.target.value, entry: '' })}>
      ${counts.map(([name, size]) => html`<option value=${name} ?selected=${name === kind}>${name} (${format.count(size)})</option>`)}
    </select></label
  >`;
}

function leave() {
  return !dirty() || confirm('Leave the changes that are not saved?');
}

let searching;
function searched(event) {
  editor.question = event.target.value;
  clearTimeout(searching);
  searching = setTimeout(want, 200);
}

function editorPart(id, kind) {
  if (id !== NEW && !entry.data && editor.id !== id) {
    return html`<div>${pending(entry, 'The entry')}</div>`;
  }
  const lines = editor.text.split('\n');
  const may = token() !== '';
  return html`<form class="editor" @submit=${save}>
    <h2>${id === NEW ? 'New issue' : (entry.data?.name ?? id)} ${dirty() ? html`<span class="chip">not saved</span>` : nothing}</h2>
    <label for="definition">Definition, as YAML</label>
    <div class="sheet">
      <div class="lines" aria-hidden="true">${lines.map((line, index) => html`<div class=${marked(index + 1)}><span>${line}\u200b</span></div>`)}</div>
      <textarea id="definition" name="definition" spellcheck="false" .value=${live(editor.text)}
        aria-describedby="problems" aria-invalid=${String(editor.problems.length > 0)} @input=${typed}></textarea>
    </div>
    <div id="problems" role="status">${problems()}</div>
    <div class="acts">
      ${kind === 'issue' || kind === 'composite' ? html`<button type="button" ?disabled=${editor.busy !== ''} @click=${preview}>${editor.busy === 'preview' ? 'Looking\u2026' : 'Preview'}</button>` : nothing}
      <button class="primary" ?disabled=${!may || editor.busy !== '' || !dirty()}>${editor.busy === 'save' ? 'Saving\u2026' : 'Save'}</button>
      ${id === NEW ? nothing : html`<button type="button" ?disabled=${!may || editor.busy !== ''} @click=${remove}>Switch off</button>`}
      ${dirty() && id !== NEW ? html`<button type="button" class="plain" @click=${revert}>Undo changes</button>` : nothing}
    </div>
    ${may ? nothing : html`<p class="quiet">Preview works without a token, saving does not.</p>`}
    ${previewResult(editor.preview)}
  </form>`;
}

const marked = (line) => (editor.problems.some((problem) => problem.line === line) ? 'wrong' : '');

function typed(event) {
  editor.text = event.target.value;
  editor.message = '';
  draw();
}

function problems() {
  if (editor.problems.length === 0) {
    return editor.message ? html`<p class="notice">${editor.message}</p>` : nothing;
  }
  return html`<p class="wrong-head">${format.plural(editor.problems.length, 'problem')}. Nothing was changed.</p>
    <ul class="problems">
      ${editor.problems.map(
        (problem) => html`<li>
          ${problem.line ? html`<button type="button" class="plain" @click=${() => jump(problem.line)}>Line ${problem.line}</button>` : nothing}
          ${problem.field ? html`<code>${problem.field}</code>` : nothing} ${problem.message}
        </li>`,
      )}
    </ul>`;
}

function jump(line) {
  const area = document.getElementById('definition');
  const start = editor.text.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  const end = editor.text.indexOf('\n', start);
  area.focus();
  area.setSelectionRange(start, end < 0 ? editor.text.length : end);
  document.querySelector(`.lines div:nth-child(${line})`)?.scrollIntoView({ block: 'center' });
}

function revert() {
  Object.assign(editor, { text: editor.saved, problems: [], message: '', preview: null });
  draw();
}

async function act(name, work) {
  Object.assign(editor, { busy: name, problems: [], message: '' });
  draw();
  try {
    await work();
  } catch (error) {
    editor.problems = error.problems ?? [];
    editor.message = editor.problems.length ? '' : `${error.message}. ${error.detail ?? ''}`;
    if (error.status === 401) {
      forgetToken();
      editor.message = 'The server does not know this token. Give it again, then save.';
      askToken();
    } else if (error.status === 403) {
      editor.message = 'Changes are switched off on this server: it was started without a token for them.';
    }
  }
  editor.busy = '';
  draw();
}

function preview() {
  return act('preview', async () => {
    const body = JSON.stringify({ kind: state().kind, definition: editor.text });
    editor.preview = await request('/api/catalog/preview', { method: 'POST', body, type: 'application/json' });
  });
}

function save(event) {
  event.preventDefault();
  if (!token()) {
    askToken();
    return;
  }
  const { kind } = state();
  const id = editor.id === NEW ? idOf(editor.text) : editor.id;
  if (!id) {
    editor.problems = [{ line: null, field: 'id', message: 'The definition names no id.' }];
    draw();
    return;
  }
  act('save', async () => {
    const text = editor.text;
    const answer = await request(entryPath(kind, id), { method: 'PUT', body: text, type: 'application/yaml', token: token() });
    Object.assign(editor, { id, saved: text });
    editor.message = `Saved. In force within seconds as version ${answer.catalog_version ?? ''}, for articles that come from now on.`;
    go({ entry: id }, { replace: true });
    list.refresh();
    kinds.refresh();
  });
}

function remove() {
  if (!confirm(`Switch off ${editor.id}? Articles that come from now on are no longer about it.`)) {
    return;
  }
  act('remove', async () => {
    await request(entryPath(state().kind, editor.id), { method: 'DELETE', token: token() });
    editor.message = 'Switched off.';
    list.refresh();
  });
}

function entryPath(kind, id) {
  return `/api/catalog/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`;
}

function idOf(text) {
  return text.match(/^id:\s*['"]?([^\s'"]+)['"]?\s*$/m)?.[1] ?? '';
}
