const $ = require('jquery');
const fs = require('node:fs');
const http = require('node:http');

/** What stands in a page as text becomes markup when it is written between tags. */
document.querySelectorAll('.teaser').forEach((element) => {
  const text = element.textContent;
  element.insertAdjacentHTML('beforeend', `<span hidden>${text.slice(80)}</span>`); // reject: owasp/cross-site-scripting likely
});

document.addEventListener('click', (event) => {
  document.getElementById('hint').innerHTML = event.target.dataset.hint; // reject: owasp/cross-site-scripting likely
});

document.addEventListener('paste', (event) => {
  document.getElementById('box').innerHTML = event.clipboardData.getData('text/html'); // reject: owasp/cross-site-scripting likely
});

/** A plugin is called on a set. */
$.fn.note = function (label) {
  this.append('<b>' + label + '</b>'); // reject: owasp/cross-site-scripting likely
};

/** A name of a file may hold a tag. */
http.createServer((_request, response) => {
  fs.readdir('.', (_error, files) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(files.map((file) => `<li>${file}</li>`).join('')); // reject: owasp/cross-site-scripting likely
  });
});

/** The text of a script is run. */
const script = document.createElement('script');
script.text = location.hash.slice(1); // reject: owasp/cross-site-scripting likely
