const angular = require('angular');

angular.module('notes', []).controller('note', function ($scope, $window, $compile, $parse, $location, $element) {
  $window.document.body.innerHTML = $location.search().note; // reject: owasp/cross-site-scripting likely
  $element.append($location.search().note); // reject: owasp/cross-site-scripting likely
  $compile('<b>' + $location.search().note + '</b>')($scope); // reject: owasp/template-injection likely
  $parse($location.search().rule)($scope); // reject: owasp/code-injection likely
});

angular.module('notes').directive('tip', () => ({
  link(scope, element, attrs) {
    element.append('<i>' + attrs.tip + '</i>'); // reject: owasp/cross-site-scripting likely
  },
}));
