import express from 'express';
const app = express();
app.get('/go', (req, res) => {
  res.redirect('/account/' + encodeURIComponent(String(req.query.to)));
});

/** The browser says under which name it has asked: a link cannot choose another. */
app.get('/secure', (req, res) => {
  if (req.query.plain === 'yes') res.redirect(`https://${req.headers.host}/plain`);
  else if (req.query.plain === 'no') res.redirect(`https://${req.get('host')}/`);
  else res.redirect(`https://${req.hostname}/secure`);
});
