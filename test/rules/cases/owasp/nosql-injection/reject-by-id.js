const express = require('express');
const mongoose = require('mongoose');

const connection = mongoose.createConnection('mongodb://localhost/shop');
const Order = connection.model('Order', new mongoose.Schema({ state: String }));
const app = express();
app.use(express.json());

app.post('/orders/close', async (req, res) => {
  // reject: owasp/nosql-injection
  await Order.findByIdAndUpdate(req.body.id, { state: 'closed' });
  // reject: owasp/nosql-injection
  const left = await Order.aggregate().match({ state: req.body.state });
  // reject: owasp/nosql-injection
  const others = await Order.find({}).countDocuments({ state: req.body.state });
  // reject: owasp/nosql-injection
  await Order.collection.deleteMany({ state: req.body.state });
  res.json([left, others]);
});
