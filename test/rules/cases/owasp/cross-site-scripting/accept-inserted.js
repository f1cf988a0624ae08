const $ = require('jquery');
const d3 = require('d3');

const asked = () => new URLSearchParams(location.search).get('note');

export function read() {
  const page = new DOMParser().parseFromString(asked(), 'text/html');
  document.body.append(page.body.textContent);
}

export function assign() {
  Object.assign({}, { innerHTML: asked() });
  $('#note').prop('title', asked());
  $('#note').load('/notes?name=' + encodeURIComponent(asked()));
}

export function list() {
  $('#note').text(() => asked());
  d3.select('#note').text(() => asked());
  $.each(asked().split(','), (index, name) => {
    $('#note').append($('<li>').text(name));
  });
}
