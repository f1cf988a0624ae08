const $ = require('jquery');

/** Whoever calls a plug-in names elements, and where they go. */
$.fn.fold = function (options) {
  $(':focus', options.form).trigger('blur');
  $(options.item + '.open').hide();
  return this;
};

$.fold = function (target) {
  $('<i>').appendTo(target);
  return $(target).fold({});
};

/** A window by another name, and what belongs to it. */
module.exports = function (window, document) {
  $(window).on('resize', () => $(document.body).addClass('small'));
};

/** All options that an element has; attributes that are set on one that was just made. */
export function options(attributes) {
  const own = $.extend({}, { template: '<b>' }, $('#list').data());
  $('#list').append($(own.template));
  $('#list').append($('<option>').attr(attributes));
}

/** What is kept in a field is the element that was handed over. */
module.exports.Panel = function (element) {
  this.element = element;
  this.open();
};
module.exports.Panel.prototype.open = function () {
  $(this.element).show();
};
