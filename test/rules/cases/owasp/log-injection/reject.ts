import express from 'express';
const app = express();
app.get('/login', (req, res) => {
  console.log('login of ' + req.query.name); // reject: owasp/log-injection heuristic
  res.end();
});
