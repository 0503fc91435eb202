// Names of actors for the codes that the answers carry.

import { data } from './data.js';

/** Whatever any answer on the page says that a code is called. */
function known(code) {
  const pairs = [
    ...(data.detail.data?.dyads ?? []),
    ...(data.flows.data?.items ?? []),
    ...(data.board.data?.items ?? []).map((item) => item.top_dyad).filter(Boolean),
  ];
  for (const pair of pairs) {
    if (pair.source === code && pair.source_name) {
      return pair.source_name;
    }
    if (pair.target === code && pair.target_name) {
      return pair.target_name;
    }
  }
  return data.countries.data?.items.find((item) => item.code === code)?.name;
}

/** Acronyms stay; a code that is a word is written as one. */
export function nameOf(code) {
  return known(code) ?? (code.length > 5 ? code[0] + code.slice(1).toLowerCase() : code);
}

/** A dyad with the names of its sides; without a code it is one of the lines that are no pair. */
export function named(dyad) {
  if (!dyad?.dyad) {
    return dyad;
  }
  const [source, target] = dyad.dyad.split('-');
  return {
    ...dyad,
    source,
    target,
    source_name: dyad.source_name ?? nameOf(source),
    target_name: dyad.target_name ?? nameOf(target),
  };
}
