import express from 'express';
import mongoose from 'mongoose';

const User = mongoose.model('User', new mongoose.Schema({}));
const app = express();

app.get('/', async (req, res) => {
  // reject: owasp/nosql-injection
  res.json(await User.find({ $where: `this.name === '${req.query.name}'` }));
});
app.post('/', async (req, res) => {
  // reject: owasp/nosql-injection
  res.json(await User.find().sort('name').where('name').equals(req.body.name));
});
