const express = require('express');
const yaml = require('js-yaml');
const app = express();

app.post('/settings', (request, response) => {
  response.json(yaml.load(request.body.text, { schema: yaml.JSON_SCHEMA }));
});
