const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');

http.createServer(function (req, res) {
  return new Promise((function (self) {
    return function (resolve, reject) {
      const name = new URL(req.url, 'http://here').searchParams.get('file');
      return /^\w+$/.test(name) ? resolve(name) : reject(new Error('no such file'));
    };
  })(this)).then((function (self) {
    return function (name) {
      return fs.createReadStream(path.resolve(process.cwd(), name)).pipe(res);
    };
  })(this));
}).listen(80);
