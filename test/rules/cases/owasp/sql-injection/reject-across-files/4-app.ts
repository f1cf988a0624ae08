import express from 'express';
import { findUser } from './index.ts';

const app = express();

app.get('/user', async (req, res) => {
  res.json(await findUser(req.query.name as string));
});
