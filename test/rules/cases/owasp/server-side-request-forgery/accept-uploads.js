const express = require('express');
const jimp = require('jimp');
const multer = require('multer');

const app = express();

app.post('/pictures', multer({ dest: 'uploads/' }).single('picture'), async (req, res) => {
  const picture = await jimp.read(req.file.path);
  res.json({ width: picture.bitmap.width });
});
