import express from 'express';
import { store } from 'room-store';

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

const emptyRoom = (seats: number) => ({ seats, open: false });

/** What a function gives back is new on every way, or the program has it from a library as an object. */
app.post('/built', async (req, res) => {
  rooms[req.body.room] = emptyRoom(2);
  rooms[req.body.room].open = true;
  rooms[req.body.hall] = req.body.large ? { seats: 90 } : new Map();
  rooms[req.body.hall].open = true;
  const found = await store.find(req.body.name);
  rooms[found.id] = found;
  rooms[req.body.name] = found;
  rooms[req.body.name].open = true;
  res.end();
});
