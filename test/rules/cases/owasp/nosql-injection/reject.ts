import express from 'express';
import { MongoClient } from 'mongodb';
const app = express();
app.post('/login', async (req, res) => {
  const users = new MongoClient('mongodb://db').db().collection('users');
  res.json(await users.findOne({ name: req.body.name })); // reject: owasp/nosql-injection
});
