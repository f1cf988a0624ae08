import $ from 'jquery';

/** What compilers make of a template. */
export function greet(name) {
  $('#greeting').html('<b>'.concat(name, '</b>')); // reject: owasp/cross-site-scripting likely
}
