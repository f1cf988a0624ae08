import express from 'express';

const app = express();
const rooms: Record<string, Record<string, unknown>> = {};

/** No key with this beginning or end is the name of a prototype. */
app.post('/named', (req, res) => {
  const name = `room:${req.body.room}`;
  rooms[name] = rooms[name] ?? {};
  rooms[name][req.body.seat] = req.body.guest;
  rooms[req.body.room + '/lobby'].open = true;
  res.end();
});

/** What is read is what was just made, under whatever name. */
app.post('/made', (req, res) => {
  rooms[req.body.room] = { seats: 4 };
  rooms[req.body.room].open = true;
  res.end();
});

app.post('/kept', (req, res) => {
  rooms[req.body.room] = req.body;
  rooms[req.body.room].open = true;
  res.end();
});
