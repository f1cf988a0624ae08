import express from 'express';
import ejs from 'ejs';
const app = express();
app.get('/page', (req, res) => {
  const page = ejs.compile('<%= name %>');
  res.json(page({ name: req.query.name }).length);
});
