import express from 'express';
import mongoose from 'mongoose';

const User = mongoose.model('User', new mongoose.Schema({}));

express().post('/', async (req, res) => {
  res.json(await User.find({ name: { $eq: req.body.name }, age: { $gt: req.body.age } }));
});
