import express from 'express';
import mongoose from 'mongoose';

const app = express();
const Person = mongoose.model('Person', new mongoose.Schema({ mail: String, tags: [String] }));

/** A text has no operators, and neither have its characters. */
app.post('/texts', async (req, res) => {
  const { mail } = req.body;
  await Person.findOne({ mail: mail.toString() });
  await Person.findOne({ mail: mail.trim().toLowerCase() });
  await Person.findOne({ mail: { $eq: mail } });
  res.end();
});
