/** Another object was asked, another key, something else, or nobody knows what: every object has `__proto__`. */
const app = require('express')();
const config = {};
const rooms = { lobby: {} };

app.put('/inherited', (req, res) => {
  let at = config;
  for (const name of req.body.path) {
    if (!(name in at)) at[name] = {}; // reject: owasp/prototype-pollution
    at = at[name];
  }
  at.value = req.body.value; // reject: owasp/prototype-pollution
  res.end();
});

app.put('/other', (req, res) => {
  const { room, seat } = req.body;
  if (Object.prototype.hasOwnProperty.call(req.body.rooms, room)) rooms[room][seat] = req.body.guest; // reject: owasp/prototype-pollution likely
  if (Object.prototype.hasOwnProperty.call(rooms, seat)) rooms[room][seat] = req.body.guest; // reject: owasp/prototype-pollution
  if (Object.hasOwn(room, 'length')) rooms[room][seat] = req.body.guest; // reject: owasp/prototype-pollution
  res.end();
});

app.put('/not', (req, res) => {
  const { room, seat } = req.body;
  if (!Object.prototype.hasOwnProperty.call(rooms, room)) rooms[room][seat] = req.body.guest; // reject: owasp/prototype-pollution likely
  if (has(rooms, room)) rooms[room][seat] = req.body.guest; // reject: owasp/prototype-pollution likely
  if (isSet.call(rooms, room)) rooms[room][seat] = req.body.guest; // reject: owasp/prototype-pollution likely
  res.end();
});

const has = (object, key) => key in object;

function isSet(key) {
  return this[key] !== undefined;
}

function merge(target, source) {
  for (const key of Object.keys(source)) {
    if (Object.prototype.hasOwnProperty.call(source, key) && typeof source[key] === 'object') merge(target[key], source[key]);
    else target[key] = source[key]; // reject: owasp/prototype-pollution
  }
}

app.put('/merged', (req, res) => {
  merge(config, req.body);
  res.end();
});

/** That there is something under a key says nothing of the key. */
function fill(target, source) {
  for (const key in source) {
    if (source[key] && typeof source[key] === 'object') {
      if (!target[key]) target[key] = {}; // reject: owasp/prototype-pollution
      fill(target[key], source[key]);
    } else target[key] = source[key]; // reject: owasp/prototype-pollution
  }
}

app.put('/filled', (req, res) => {
  fill(config, req.body);
  res.end();
});

const has = Object.prototype.hasOwnProperty;

exports.turned = function (path, value) {
  const names = path.split('.');
  const root = {};
  let node = root;
  for (let i = 0; i < names.length - 1; i++) {
    if (!has.call(Object.prototype, names[i])) return {};
    node = node[names[i]] = node[names[i]] || {}; // reject: owasp/prototype-pollution likely
  }
  node[names[names.length - 1]] = value; // reject: owasp/prototype-pollution likely
  return root;
};
