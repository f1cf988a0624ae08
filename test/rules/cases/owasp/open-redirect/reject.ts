import express from 'express';
const app = express();
app.get('/go', (req, res) => {
  res.redirect(String(req.query.to)); // reject: owasp/open-redirect
});
