// Takes away the certainty of rules that people have judged to be wrong more than once in twenty:
// node scripts/demote-rules.mjs [--check]. The build runs it, so that nobody has to remember.
//
// Reads the judgements of test/ruling (`<rule> <place> <confidence>`: { verdict, because }) and writes
// validators/owasp/demoted-rules.ts. With --check nothing is written, and a difference is an error.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Of a hundred sure findings, so many have to be right: a rule below is never more than likely. */
const NEEDED = 0.95;

const JUDGEMENTS = new URL('../test/ruling/adjudications.json', import.meta.url);
const WRITTEN = new URL('../validators/owasp/demoted-rules.ts', import.meta.url);

/** The rules whose sure findings were right too seldom, with how often: `[{ rule, right, judged }]`, sorted. */
export function demotionsFrom(judgements) {
  const counts = new Map();
  for (const [line, { verdict }] of Object.entries(judgements)) {
    const [rule, , confidence] = line.split(' ');
    if (confidence !== 'certain') continue;
    const count = counts.get(rule) ?? { rule, right: 0, judged: 0 };
    counts.set(rule, { ...count, right: count.right + (verdict === 'true' ? 1 : 0), judged: count.judged + 1 });
  }
  return [...counts.values()].filter(({ right, judged }) => right / judged < NEEDED).sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

/** The file of the product that says which rules are demoted. */
export function demotionsText(demotions) {
  const names = demotions.map(({ rule, right, judged }) => `  '${rule}', // right in ${right} of ${judged}\n`);
  return `/** Rules whose sure findings in real packages were judged right in fewer than 95 of 100: they inform. Written by scripts/demote-rules.mjs. */\nexport const DEMOTED_RULES: ReadonlySet<string> = new Set<string>([${names.length === 0 ? '' : `\n${names.join('')}`}]);\n`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main();

function main() {
  if (!existsSync(JUDGEMENTS)) return;
  const text = demotionsText(demotionsFrom(JSON.parse(readFileSync(JUDGEMENTS, 'utf8'))));
  if (text === readFileSync(WRITTEN, 'utf8')) return;
  if (process.argv.includes('--check')) throw new Error('validators/owasp/demoted-rules.ts is not what the judgements in test/ruling say; run node scripts/demote-rules.mjs');
  writeFileSync(WRITTEN, text);
}
