import express from 'express';
const app = express();
app.get('/go', (req, res) => {
  res.redirect('/account/' + encodeURIComponent(String(req.query.to)));
});
