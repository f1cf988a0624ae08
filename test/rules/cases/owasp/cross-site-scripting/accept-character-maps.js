import express from 'express';

const app = express();

const NAMES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const LISTED = new Map([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;']]);
const FOUND = new RegExp('[' + Object.keys(NAMES).join('') + ']', 'g');

function inLoop(text) {
  let out = '';
  for (const character of String(text)) out += NAMES[character] || character;
  return out;
}

function byIndex(given) {
  const text = String(given);
  let out = '';
  for (let i = 0; i < text.length; i++) out += NAMES[text[i]] ?? text[i];
  return out;
}

function byCharAt(given) {
  const text = String(given);
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    out = out + (character in NAMES ? NAMES[character] : character);
  }
  return out;
}

function byCode(given) {
  const text = String(given);
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 60 || code === 34 || code === 39 || code > 126) out += `&#${code};`;
    else out += text[i];
  }
  return out;
}

const one = (character) => NAMES[character] || character;
function handedOn(text) {
  let out = '';
  for (const character of String(text)) out += one(character);
  return out;
}

function pushed(text) {
  const out = [];
  for (const character of String(text)) out.push(NAMES[character] || character);
  return out.join('');
}

const listed = (text) => Array.from(String(text), (character) => NAMES[character] ?? character).join('');
const mapped = (text) => [...String(text)].map((character) => LISTED.get(character) ?? character).join('');
const owned = (text) => String(text).split('').map((character) => (Object.hasOwn(NAMES, character) ? NAMES[character] : character)).join('');
const reduced = (text) => [...String(text)].reduce((out, character) => out + (NAMES[character] || character), '');
const found = (text) => String(text).replace(FOUND, (character) => NAMES[character]);

app.get('/in-loop', (req, res) => res.send(`<p title='${inLoop(req.query.text)}'>x</p>`));
app.get('/by-index', (req, res) => res.send(`<p title='${byIndex(req.query.text)}'>x</p>`));
app.get('/by-char-at', (req, res) => res.send(`<p title="${byCharAt(req.query.text)}">x</p>`));
app.get('/by-code', (req, res) => res.send(`<p title="${byCode(req.query.text)}">x</p>`));
app.get('/handed-on', (req, res) => res.send(`<p title="${handedOn(req.query.text)}">x</p>`));
app.get('/pushed', (req, res) => res.send(`<p title='${pushed(req.query.text)}'>x</p>`));
app.get('/listed', (req, res) => res.send(`<p title="${listed(req.query.text)}">x</p>`));
app.get('/mapped', (req, res) => res.send(`<p title="${mapped(req.query.text)}">x</p>`));
app.get('/owned', (req, res) => res.send(`<p title="${owned(req.query.text)}">x</p>`));
app.get('/reduced', (req, res) => res.send(`<p title="${reduced(req.query.text)}">x</p>`));
app.get('/found', (req, res) => res.send(`<p title="${found(req.query.text)}">x</p>`));

app.get('/switch', (req, res) => {
  let out = '';
  for (const character of String(req.query.text)) {
    switch (character) {
      case '<':
        out += '&lt;';
        break;
      case '"':
        out += '&quot;';
        break;
      default:
        out += character;
    }
  }
  res.send(`<p title="${out}">${out}</p>`);
});
