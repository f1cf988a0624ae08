const $ = require('jquery');
const fs = require('node:fs');
const http = require('node:http');
const escape = require('escape-html');

document.querySelectorAll('.teaser').forEach((element) => {
  const rest = document.createElement('span');
  rest.textContent = element.textContent.slice(80);
  element.append(rest);
  element.insertAdjacentHTML('beforeend', `<b>${Number(element.dataset.count)}</b>`);
});

$.fn.note = function (label) {
  this.append($('<b>').text(label));
};

http.createServer((_request, response) => {
  fs.readdir('.', (_error, files) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(files.map((file) => `<li>${escape(file)}</li>`).join(''));
  });
});

http.createServer((_request, response) => {
  response.setHeader('Content-Type', 'application/json');
  fs.readdir('.', (_error, files) => response.end(JSON.stringify(files)));
});
