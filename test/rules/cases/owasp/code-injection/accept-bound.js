const http = require('node:http');

http
  .createServer((req, res) => {
    const job = new URL(req.url, 'http://here').searchParams.get('job');
    setTimeout(job.trim.bind(job), 10);
    res.end();
  })
  .listen(80);
