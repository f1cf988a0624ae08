import express from 'express';
const app = express();
app.get('/trim', (req, res) => {
  res.json(String(req.query.text).replace(/\s+$/, '')); // reject: owasp/polynomial-regex likely
});
app.get('/rest', (req, res) => {
  res.json(String(req.query.text).slice(5).replace(/\s+$/, '')); // reject: owasp/polynomial-regex likely
});
const BLANK = '\\s';
const END = new RegExp(BLANK + '+$');
const LINES = new RegExp(['[a-z]*', /[a-f]*/.source, 'x'].join(''));
app.get('/joined', (req, res) => {
  END.test(String(req.query.text)); // reject: owasp/polynomial-regex likely
  LINES.test(String(req.query.text)); // reject: owasp/polynomial-regex likely
  res.end();
});

// What a part of a text is says nothing of the whole.
app.get('/kind', (req, res) => {
  const text = String(req.query.text);
  if (text.substring(0, 3).toLowerCase() !== 'abc') return;
  res.json(text.replace(/\s+$/, '')); // reject: owasp/polynomial-regex likely
});

// A table of patterns: each element is one.
const TABLE = [/^a/, /x+\s*x+$/];
const NAMED = { start: /^a/, end: /\s+$/ };
const RULES = [{ from: /^a/, to: '' }, { from: /\s+$/, to: '' }];
app.get('/tables', (req, res) => {
  const text = String(req.query.text);
  const some = TABLE.some((pattern) => pattern.test(text)); // reject: owasp/polynomial-regex likely
  const first = TABLE.filter((pattern) => pattern.global).find((pattern) => text.match(pattern)); // reject: owasp/polynomial-regex likely
  const named = Object.values(NAMED).map((pattern) => text.search(pattern)); // reject: owasp/polynomial-regex likely
  const entry = Object.entries(NAMED).find(([, pattern]) => pattern.test(text)); // reject: owasp/polynomial-regex likely
  const clean = RULES.reduce((rest, rule) => rest.replace(rule.from, rule.to), text); // reject: owasp/polynomial-regex likely
  RULES.forEach((rule) => text.split(rule.from)); // reject: owasp/polynomial-regex likely
  res.json({ some, first, named, entry, clean });
});

// Behind a first match, the search goes on.
app.get('/both', (req, res) => {
  res.json(String(req.query.text).replace(/^\s*|\s*$/g, '')); // reject: owasp/polynomial-regex likely
});

const MIN_LENGTH = 1_000;

export function trimmed(text: string): string {
  if (text.length < MIN_LENGTH) return text;
  return text.replace(/\s+$/, ''); // reject: owasp/polynomial-regex likely
}
