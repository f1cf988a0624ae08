/** A script that is no module: the other scripts of the page call what it declares. */
function addItem(list, label) {
  list.innerHTML = '<li>' + label + '</li>'; // reject: owasp/cross-site-scripting likely
}

function show(message) {
  document.write(`<p>${message}</p>`); // reject: owasp/cross-site-scripting likely
}
