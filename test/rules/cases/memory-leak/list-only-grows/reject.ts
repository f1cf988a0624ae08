import express from 'express';

const seen: string[] = [];
const app = express();
app.get('/seen', (request, response) => {
  // reject: memory-leak/list-only-grows likely
  seen.push(request.path);
  response.json(seen.map((path) => path.length));
});
