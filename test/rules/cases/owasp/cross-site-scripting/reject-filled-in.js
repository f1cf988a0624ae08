const express = require('express');
const escape = require('escape-html');

const app = express();

/** A page that is filled in: what the function gives for a name stands there. */
const filled = (page, values) => page.replace(/{{(\w+)}}/g, (_, name) => values[name]);
const safely = (page, values) => page.replace(/{{(\w+)}}/g, (_, name) => escape(values[name]));

app.get('/filled', (req, res) => res.send(filled('<p>{{name}}</p>', { name: req.query.name }))); // reject: owasp/cross-site-scripting
app.get('/safely', (req, res) => res.send(safely('<p>{{name}}</p>', { name: req.query.name })));
app.get('/asked', (req, res) => res.send('<p>mark</p>'.replace('mark', () => (req.query.name ? 'yes' : 'no'))));

/** That a request is an object says nothing of what was put on it. */
function shown(req, res) {
  if (req.method === 'POST') res.send('<p>' + req.shown.name + '</p>'); // reject: owasp/cross-site-scripting
  if (req.shown) res.send('<p>' + req.shown.name + '</p>'); // reject: owasp/cross-site-scripting
}

app.all('/shown', (req, res) => {
  req.shown = { name: req.query.name };
  shown(req, res);
});
