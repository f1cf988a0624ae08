import express from 'express';
const app = express();
app.get('/trim', (req, res) => {
  res.json(String(req.query.text).trimEnd());
});
app.get('/short', (req, res) => {
  res.json(String(req.query.text).slice(0, 200).replace(/\s+$/, ''));
});
let blank = '\\s';
export function setBlank(text: string): void {
  blank = text;
}
const END = new RegExp('^' + '\\s' + '+$');
app.get('/joined', (req, res) => {
  END.test(String(req.query.text));
  new RegExp(blank + '+$').test(String(req.query.text));
  res.end();
});

app.get('/kind', (req, res) => {
  const text = String(req.query.text);
  if (text.trim().toLowerCase() === 'abc') res.json(text.replace(/\s+$/, ''));
});

const TABLE = [/^a+$/, /^\s*b/];
const NAMED = { start: /^a/, end: /b$/ };
app.get('/tables', (req, res) => {
  const text = String(req.query.text);
  res.json([TABLE.some((pattern) => pattern.test(text)), Object.values(NAMED).map((pattern) => text.search(pattern))]);
});

const MAX_LENGTH = 1_000;

export function trimmed(text: string): string {
  if (text.length > MAX_LENGTH) throw new RangeError('too long');
  return text.replace(/\s+$/, '');
}

export const rounded = (amount: any): string => amount.toFixed(2).replace(/\.?0+$/, '');
