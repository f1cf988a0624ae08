const $ = require('jquery');
const d3 = require('d3');

const asked = () => new URLSearchParams(location.search).get('note');

/** The elements of a text become those of the page. */
export function insert() {
  const page = new DOMParser().parseFromString(asked(), 'text/html');
  document.body.appendChild(page.body.firstChild); // reject: owasp/cross-site-scripting likely
}

/** What entities stood for is markup again. */
export function strip() {
  const page = new DOMParser().parseFromString(asked(), 'text/html');
  document.body.innerHTML = page.body.textContent; // reject: owasp/cross-site-scripting likely
}

/** Properties and attributes by an object. */
export function assign() {
  Object.assign(document.getElementById('note'), { innerHTML: asked() }); // reject: owasp/cross-site-scripting likely
  $('#note').prop('innerHTML', asked()); // reject: owasp/cross-site-scripting likely
  $('#note').load(asked()); // reject: owasp/cross-site-scripting likely
}

/** Functions that give markup back, and lists of it. */
export function list() {
  $('#note').html(() => asked()); // reject: owasp/cross-site-scripting likely
  d3.select('#note').data([1]).html(() => asked()); // reject: owasp/cross-site-scripting likely
  $.each(asked().split(','), (index, name) => {
    $('#note').append('<li>' + name + '</li>'); // reject: owasp/cross-site-scripting likely
  });
  $('#note').append(asked().split(',').map((name) => '<li>' + name + '</li>')); // reject: owasp/cross-site-scripting likely
}

/** The element of an event. */
$('#name').on('input', function () {
  $('#note').html(this.value); // reject: owasp/cross-site-scripting likely
});

/** Plugins that are added together. */
$.fn.extend({
  caption(text) {
    this.append('<b>' + text + '</b>'); // reject: owasp/cross-site-scripting likely
  },
});

window.addEventListener('hashchange', (event) => {
  document.body.innerHTML = event.newURL.split('#')[1]; // reject: owasp/cross-site-scripting likely
});

export function parts() {
  document.body.innerHTML = new URL(document.location).searchParams.get('note'); // reject: owasp/cross-site-scripting likely
}
