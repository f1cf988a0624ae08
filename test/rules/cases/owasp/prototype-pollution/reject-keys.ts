import express from 'express';

const app = express();
const rooms: Record<string, Record<string, unknown>> = {};

app.post('/empty', (req, res) => {
  const name = '' + req.body.room;
  rooms[name].open = true; // reject: owasp/prototype-pollution
  res.end();
});

/** `__` is how the name of a prototype begins and ends. */
app.post('/marked', (req, res) => {
  rooms['__' + req.body.room].open = true; // reject: owasp/prototype-pollution
  rooms[req.body.room + '__'].open = true; // reject: owasp/prototype-pollution
  res.end();
});

/** On the way past the store the read finds what every object has. */
app.post('/made', (req, res) => {
  if (!rooms[req.body.room]) rooms[req.body.room] = {};
  rooms[req.body.room].open = true; // reject: owasp/prototype-pollution
  res.end();
});

/** Whoever writes one more of them is left with the name. */
app.post('/removed', (req, res) => {
  rooms[req.body.room.replace('_', '')].open = true; // reject: owasp/prototype-pollution
  rooms[req.body.room.replaceAll('proto', '')].open = true; // reject: owasp/prototype-pollution
  res.end();
});

/** A text or number stored under the name of a prototype leaves it where it was. */
app.post('/counted', (req, res) => {
  rooms[req.body.room] = req.body.seats;
  rooms[req.body.room].open = true; // reject: owasp/prototype-pollution
  rooms[req.body.hall] = JSON.parse(req.body.text);
  rooms[req.body.hall].open = true; // reject: owasp/prototype-pollution
  rooms[req.body.inn] = kept(req.body.inn);
  rooms[req.body.inn].open = true; // reject: owasp/prototype-pollution
  rooms[req.body.bar] = Object.assign(rooms[req.body.bar] ?? {}, { seats: 1 }); // reject: owasp/prototype-pollution
  rooms[req.body.bar].open = true; // reject: owasp/prototype-pollution
  rooms[req.body.pub] = Object.assign({}, rooms[req.body.pub]);
  rooms[req.body.pub].open = true;
  res.end();
});

const kept = (name: string) => rooms[name] ?? {};
