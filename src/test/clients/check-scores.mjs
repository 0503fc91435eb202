// Checks the JSON lines that the README's Node example prints: node check-scores.mjs FILE ISSUE...
// Fails unless each named issue has a tension above 0, and the parts of every score sum to it exactly.
import { readFileSync } from 'node:fs';

const [file, ...issues] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
// The last line may still be under way.
const scores = text.slice(0, text.lastIndexOf('\n') + 1).split('\n').filter(Boolean).map((line) => JSON.parse(line));

const wrong = scores.filter((score) => score.parts !== score.tensionE4 || Number.isNaN(Date.parse(score.asOf)));
const missing = issues.filter((issue) => !scores.some((score) => score.issue === issue && score.tensionE4 > 0));
wrong.forEach((score) => console.error(`parts do not sum to the score: ${JSON.stringify(score)}`));
missing.forEach((issue) => console.error(`no tension of ${issue}`));
if (wrong.length > 0 || missing.length > 0) {
  process.exit(1);
}
console.log(`${scores.length} scores of ${new Set(scores.map((score) => score.issue)).size} issues, each the exact sum of its parts`);
