const fs = require('node:fs');
const path = require('node:path');
const formidable = require('formidable');
const app = require('express')();

/** Where an upload was put was chosen by the program; of the name that was sent, the last part is left. */
app.post('/', (req, res) => {
  const form = new formidable.IncomingForm();
  form.parse(req, (error, fields, files) => {
    fs.rename(files.page.path, path.join('/uploads', path.basename(files.page.name)), () => res.end());
  });
});
