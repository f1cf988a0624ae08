import express from 'express';
import he from 'he';

const app = express();

const NAMES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const byMap = (text) => String(text).replace(/[&<>"']/g, (character) => NAMES[character]);
const byMapOrSame = (text) => String(text).replace(/[&<>"'\n]/g, (character) => NAMES[character] || character);
const byCode = (text) => String(text).replace(/[^\w ]/g, (character) => '&#' + character.charCodeAt(0) + ';');
const byHexadecimals = (text) => String(text).replace(/[^\w ]/gu, (character) => `&#x${character.codePointAt(0).toString(16)};`);
const byChoice = (text) => String(text).replace(/[<>&]/g, (character) => (character === '<' ? '&lt;' : character === '>' ? '&gt;' : '&amp;'));
const bySplitting = (text) => String(text).split('&').join('&amp;').split('<').join('&lt;');
const bySwitch = (text) =>
  String(text).replace(/[<>&]/g, (character) => {
    switch (character) {
      case '<':
        return '&lt;';
      case '>':
        return '&gt;';
      default:
        return '&amp;';
    }
  });

for (const escape of [byMap, byCode]) app.get(`/${escape.name}`, (req, res) => res.send(`<p>${escape(req.query.text)}</p>`));
app.get('/map', (req, res) => res.send(`<p title="${byMap(req.query.text)}">${byMapOrSame(req.query.text)}</p>`));
app.get('/codes', (req, res) => res.send(`<p>${byCode(req.query.text)}</p>`));
app.get('/hexadecimals', (req, res) => res.send(`<p>${byHexadecimals(req.query.text)}</p>`));
app.get('/choice', (req, res) => res.send(`<p>${byChoice(req.query.text)}</p>`));
app.get('/splitting', (req, res) => res.send(`<p>${bySplitting(req.query.text)}</p>`));
app.get('/switch', (req, res) => res.send(`<p>${bySwitch(req.query.text)}</p>`));
app.get('/lines', (req, res) => res.send(`<p>${byMap(req.query.text).replace(/\n/g, '<br>')}</p>`));
app.get('/again', (req, res) => res.send(`<p>${he.encode(he.decode(String(req.query.text)))}</p>`));
app.get('/spaces', (req, res) => res.send(`<p>${byMap(req.query.text).replace(/&nbsp;/g, ' ')}</p>`));
