/** What was found to be an object's own key leads to what was put there, also where others have filled the object. */
const app = require('express')();
const _ = require('lodash');
const config = {};
const rooms = { lobby: {} };
const has = Object.prototype.hasOwnProperty;

function isOwn(object, key) {
  return object !== null && {}.hasOwnProperty.call(object, key);
}

app.put('/deep', (req, res) => {
  let at = config;
  for (const name of req.body.path) {
    if (!Object.prototype.hasOwnProperty.call(at, name)) at[name] = {};
    at = at[name];
  }
  at.value = req.body.value;
  res.end();
});

app.put('/made', (req, res) => {
  const { room, seat } = req.body;
  if (!has.call(rooms, room)) rooms[room] = {};
  rooms[room][seat] = req.body.guest;
  res.end();
});

app.put('/found', (req, res) => {
  const { room, seat } = req.body;
  if (!rooms.hasOwnProperty(room)) return res.status(404).end();
  const found = rooms[room];
  found[seat] = req.body.guest;
  res.end();
});

app.put('/listed', (req, res) => {
  const { room, seat } = req.body;
  if (_.has(rooms, room)) rooms[room][seat] = req.body.guest;
  else if (isOwn(config, room)) config[room][seat] = req.body.guest;
  res.end();
});

function merge(target, source) {
  for (const key of Object.keys(source)) {
    if (Object.prototype.hasOwnProperty.call(target, key) && typeof target[key] === 'object') merge(target[key], source[key]);
    else target[key] = source[key];
  }
}

function update(target, source) {
  for (const key in source) {
    if (!Object.keys(target).includes(key)) continue;
    if (typeof source[key] === 'object') update(target[key], source[key]);
    else target[key] = source[key];
  }
}

app.put('/merged', (req, res) => {
  merge(config, req.body);
  update(config, req.body);
  res.end();
});

app.put('/placed', (req, res) => {
  const { room, seat } = req.body;
  if (Object.keys(rooms).indexOf(room) === -1) return res.status(404).end();
  rooms[room][seat] = req.body.guest;
  res.end();
});
