const express = require('express');

const app = express();
app.use(express.json());

/** Words that somebody sent are the names of what counts them. */
app.post('/words', (req, res) => {
  const counts = {};
  for (const word of req.body.text.split(' ')) counts[word] = (counts[word] || 0) + 1;
  res.send('<ul>' + Object.entries(counts).map(([word, count]) => `<li>${word}: ${count}</li>`).join('') + '</ul>'); // reject: owasp/cross-site-scripting
});
