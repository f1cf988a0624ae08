const fs = require('node:fs');
const formidable = require('formidable');
const app = require('express')();

/** The name that was sent may hold folders. */
app.post('/', (req, res) => {
  const form = new formidable.IncomingForm();
  form.parse(req, (error, fields, files) => {
    fs.rename(files.page.path, '/uploads/' + files.page.name, () => res.end()); // reject: owasp/path-traversal likely
  });
});
