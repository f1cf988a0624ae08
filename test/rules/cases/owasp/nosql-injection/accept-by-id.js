const express = require('express');
const mongoose = require('mongoose');

const Order = mongoose.model('Order', new mongoose.Schema({ state: String }));
const app = express();
app.use(express.json());

app.post('/orders/:id/close', async (req, res) => {
  const order = await Order.findById(req.params.id);
  await order.updateOne({ state: req.body.state });
  await Order.findByIdAndUpdate(String(req.body.id), { state: 'closed' });
  res.end();
});
