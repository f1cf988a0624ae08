import express from 'express';
const app = express();
app.get('/login', (req, res) => {
  console.log('login of ' + encodeURIComponent(String(req.query.name)));
  res.end();
});
