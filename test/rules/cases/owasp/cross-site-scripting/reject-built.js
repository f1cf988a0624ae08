import $ from 'jquery';

/** What compilers make of a template. */
export function greet(name) {
  $('#greeting').html('<b>'.concat(name, '</b>')); // reject: owasp/cross-site-scripting likely
}

/** Whoever listens to an element is told which. */
export function listen(element) {
  element.addEventListener('click', show);
}

function show(event) {
  const shown = event.currentTarget;
  shown.innerHTML = '<iframe src="https://films.example/' + shown.getAttribute('data-film') + '"></iframe>'; // reject: owasp/cross-site-scripting likely
}

/** Whatever the library is called. */
export function tell(selection, name) {
  selection.html('<b>' + name + '</b>'); // reject: owasp/cross-site-scripting likely
}

/** The place that is filled in decides where the program is loaded from. */
export function load(element) {
  const script = document.createElement('script');
  script.src = 'https://{host}/films.js'.replace('{host}', new URLSearchParams(location.search).get('host')); // reject: owasp/cross-site-scripting likely
  document.head.append(script);
}
