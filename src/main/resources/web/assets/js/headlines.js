// Reports that say the same under nearly the same headline, as one.

const SAME = 0.6;
/** Points that print something. */
const LEAST = 0.05;

const words = (title) => new Set((title ?? '').toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);

/** Shared words among all words of both. */
function likeness(a, b) {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, a.size + b.size - shared);
}

/**
 * Of stories, the heaviest first, each headline once and by its points in all: later ones under nearly the same headline
 * add theirs to the first and are counted in its `alike`. Those that are like one of `known` are left out.
 */
export function distinct(stories, known = []) {
  const taken = known.map((story) => ({ words: words(story.title) }));
  const kept = [];
  for (const story of stories) {
    const own = words(story.title);
    const same = taken.find((other) => likeness(own, other.words) >= SAME);
    if (!same) {
      const first = { ...story, alike: 1 };
      kept.push(first);
      taken.push({ words: own, first });
    } else if (same.first) {
      same.first.alike++;
      same.first.points += story.points;
    }
  }
  return kept.sort((a, b) => b.points - a.points);
}

/** Of an answer with stories those that raise the score, each headline once. */
export function raising(answer, known) {
  const stories = answer?.stories ?? answer?.items ?? [];
  return distinct(stories.filter((story) => story.id && story.points >= LEAST), known);
}
