const express = require('express');
const jimp = require('jimp');
const multer = require('multer');

const app = express();

app.post('/pictures', multer({ dest: 'uploads/' }).single('picture'), async (req, res) => {
  const picture = await jimp.read(req.body.address); // reject: owasp/server-side-request-forgery
  const named = await jimp.read(req.file.originalname); // reject: owasp/server-side-request-forgery
  res.json({ width: picture.bitmap.width + named.bitmap.width });
});
