import express from 'express';

const app = express();

const NAMES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const FORGOTTEN = { '&': '&amp;', '>': '&gt;', '"': '&quot;' };
const IN_TEXT = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const SLASHED = { '<': '&lt;', '"': '\\"' };
const FOUND = new RegExp('[' + Object.keys(FORGOTTEN).join('') + ']', 'g');

function forgetful(text) {
  let out = '';
  for (const character of String(text)) out += FORGOTTEN[character] || character;
  return out;
}

app.get('/forgotten', (req, res) => {
  res.send(`<p>${forgetful(req.query.text)}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/quote', (req, res) => {
  const text = [...String(req.query.text)].map((character) => IN_TEXT[character] ?? character).join('');
  res.send(`<p title="${text}">x</p>`); // reject: owasp/cross-site-scripting
});

app.get('/slashed', (req, res) => {
  let out = '';
  for (const character of String(req.query.text)) out += SLASHED[character] ?? character;
  res.send(`<p title="${out}">x</p>`); // reject: owasp/cross-site-scripting
});

app.get('/other', (req, res) => {
  let out = '';
  for (const character of String(req.query.text)) out += NAMES[character] ?? character;
  res.send(`<p title="${out}">${req.query.other}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/beside', (req, res) => {
  let out = '';
  let raw = '';
  for (const character of String(req.query.text)) {
    out += NAMES[character] ?? character;
    raw += character;
  }
  res.send(`<p title="${out}">${raw}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/behind', (req, res) => {
  let out = '';
  for (const character of String(req.query.text)) out += (NAMES[character] ?? character) + req.query.other;
  res.send(`<p>${out}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/sometimes', (req, res) => {
  let out = '';
  for (const character of String(req.query.text)) out += out.endsWith('\\') ? character : (NAMES[character] ?? character);
  res.send(`<p>${out}</p>`); // reject: owasp/cross-site-scripting likely
});

app.get('/later', (req, res) => {
  let out = '';
  let last = '';
  for (const character of String(req.query.text)) {
    out += last;
    last = character;
  }
  res.send(`<p>${out}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/first', (req, res) => {
  let out = '';
  for (const character of String(req.query.text)) out += out === '' ? (NAMES[character] ?? character) : character;
  res.send(`<p>${out}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/words', (req, res) => {
  res.send(`<p>${String(req.query.text).split(' ').map((word) => NAMES[word] ?? word).join('')}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/parts', (req, res) => {
  let out = '';
  for (const part of String(req.query.text).split(',')) out += NAMES[part] ?? part;
  res.send(`<p>${out}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/list', (req, res) => {
  let out = '';
  for (const item of req.query.items) out += NAMES[item] ?? item;
  res.send(`<p>${out}</p>`); // reject: owasp/cross-site-scripting likely
});

app.get('/not-joined', (req, res) => {
  const list = [...String(req.query.text)];
  res.send(`<p>${list.map((character) => NAMES[character] ?? character).join('')}${list.join('')}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/reduced', (req, res) => {
  res.send(`<p>${[...String(req.query.text)].reduce((out, character) => (out.length > 9 ? out + character : out + NAMES[character]), '')}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/found', (req, res) => {
  res.send(`<p>${String(req.query.text).replace(FOUND, (character) => FORGOTTEN[character])}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/handler', (req, res) => {
  let out = '';
  for (const character of String(req.query.text)) out += NAMES[character] ?? character;
  res.send(`<a onclick="show('${out}')">x</a>`); // reject: owasp/cross-site-scripting likely
});

app.get('/pushed', (req, res) => {
  const out = [];
  for (const character of String(req.query.text)) out.push(FORGOTTEN[character] ?? character);
  res.send(`<p>${out.join('')}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/pushed-quote', (req, res) => {
  const out = [];
  for (const character of String(req.query.text)) {
    if (character === '"') out.push('\\"');
    else out.push(IN_TEXT[character] ?? character);
  }
  res.send(`<p title="${out.join('')}">x</p>`); // reject: owasp/cross-site-scripting
});

app.get('/pushed-and-read', (req, res) => {
  const out = [];
  for (const character of String(req.query.text)) out.push(NAMES[character] ?? character);
  out.push(req.query.other);
  res.send(`<p>${out.join('')}</p>`); // reject: owasp/cross-site-scripting
});

const forgetting = (character) => FORGOTTEN[character] || character;
app.get('/handed-on', (req, res) => {
  let out = '';
  for (const character of String(req.query.text)) out += forgetting(character);
  res.send(`<p>${out}</p>`); // reject: owasp/cross-site-scripting
});

const isOpening = (character) => character === '>';
app.get('/asked-another', (req, res) => {
  let out = '';
  for (const character of String(req.query.text)) out += isOpening(character) ? character : '';
  for (const character of String(req.query.text)) out += isOpening(character) ? '' : character;
  res.send(`<p>${out}</p>`); // reject: owasp/cross-site-scripting likely
});

function kept(character) {
  if (character === '&') return kept('<');
  return character === '<' ? '&lt;' : character;
}
app.get('/again', (req, res) => {
  let out = '';
  for (const character of String(req.query.text)) out += kept(character) + (character === ' ' ? character : kept(kept(character)));
  res.send(`<p title="${out}">x</p>`); // reject: owasp/cross-site-scripting
});
