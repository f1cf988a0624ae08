import express from 'express';

const app = express();

const NAMES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeText = (text: string): string => {
  let out = '';
  for (const character of text) {
    const name = NAMES[character];
    if (name !== undefined) out += name;
    else out += character;
  }
  return out;
};

app.get('/typed', (req, res) => {
  res.send(`<p title="${escapeText(String(req.query.text))}">x</p>`);
});
