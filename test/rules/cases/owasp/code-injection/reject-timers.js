const http = require('node:http');

http
  .createServer((req, res) => {
    const job = new URL(req.url, 'http://here').searchParams.get('job');
    setTimeout(job.trim(), 10); // reject: owasp/code-injection
    res.end();
  })
  .listen(80);
