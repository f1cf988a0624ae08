import express from 'express';
import _ from 'lodash';
import { Pool } from 'pg';

const app = express();
app.use(express.json());
const pool = new Pool();
const COLUMNS = ['name', 'email'];

function pick(object, names) {
  const picked = {};
  for (const name of names) if (name in object) picked[name] = object[name];
  return picked;
}

/** The columns are named by the program; what they are set to is handed over as data. */
const update = (columns, values) => pool.query(`UPDATE users SET ${columns.map((column, index) => `${column} = $${index + 1}`).join(', ')}`, values);

app.patch('/loop', async (req, res) => {
  const changes = {};
  for (const column of COLUMNS) if (req.body[column] !== undefined) changes[column] = req.body[column];
  await update(Object.keys(changes), Object.values(changes));
  res.end();
});

app.patch('/each', async (req, res) => {
  const changes = {};
  COLUMNS.forEach((column) => {
    if (column in req.body) changes[column] = String(req.body[column]);
  });
  await update(Reflect.ownKeys(changes), Object.values(changes));
  res.end();
});

app.patch('/entries', async (req, res) => {
  const changes = {};
  for (const column of ['name', 'email']) changes[column] = req.body[column];
  const set = Object.entries(changes).map(([column], index) => `${column} = $${index + 1}`);
  await pool.query(`UPDATE users SET ${set.join(', ')}`, Object.values(changes));
  res.end();
});

app.patch('/reduced', async (req, res) => {
  const changes = COLUMNS.reduce((all, column) => (column in req.body ? { ...all, [column]: req.body[column] } : all), {});
  await update(Object.keys(changes), Object.values(changes));
  res.end();
});

app.patch('/pairs', async (req, res) => {
  const changes = Object.fromEntries(COLUMNS.map((column) => [column, req.body[column]]));
  const names = [];
  for (const name in { ...changes }) names.push(name);
  await update(names, Object.values(changes));
  res.end();
});

app.patch('/map', async (req, res) => {
  const changes = new Map(COLUMNS.map((column) => [column, req.body[column]]));
  const set = [];
  for (const [column] of changes) set.push(`${column} = $${set.length + 1}`);
  await pool.query(`UPDATE users SET ${set.join(', ')}`, [...changes.values()]);
  res.end();
});

app.patch('/picked', async (req, res) => {
  const changes = _.pick(req.body, ['name', 'email']);
  await update(Object.keys(changes), Object.values(changes));
  const own = pick(req.body, COLUMNS);
  await update(Object.keys(own), Object.values(own));
  const walked = [];
  _.forOwn(changes, (value, column) => walked.push(column));
  await update(walked, _.values(changes));
  res.end();
});
