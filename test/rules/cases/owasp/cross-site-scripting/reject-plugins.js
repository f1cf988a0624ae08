const $ = require('jquery');

/** A function of the library's own object is called by whoever uses the page. */
$.notice = function (options) {
  $('body').append('<div>' + options.title + '</div>'); // reject: owasp/cross-site-scripting likely
};

/** What an option names may be markup. */
$.fn.fold = function (options) {
  $(options.target).hide(); // reject: owasp/cross-site-scripting likely
};

/** A label that is read back as markup. */
$('optgroup').each(function () {
  $('#list').append($('<li>').html(' ' + $(this).attr('label'))); // reject: owasp/cross-site-scripting likely
});

/** An option is an option also where it is kept. */
$.Sheet = function (options) {
  this.options = options;
  this.open();
};
$.Sheet.prototype.open = function () {
  $(this.options.target).show(); // reject: owasp/cross-site-scripting likely
};
