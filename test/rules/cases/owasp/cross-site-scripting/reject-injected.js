import angular from 'angular';

angular.module('shop', []).controller('Notice', function ($scope, $sce, $location) {
  $scope.text = $sce.trustAsHtml($location.search().text); // reject: owasp/cross-site-scripting likely
});

angular.module('shop').controller('Banner', ['$scope', '$sce', '$location', function (scope, trusted, place) {
  scope.text = trusted.trustAs(trusted.HTML, place.search().text); // reject: owasp/cross-site-scripting likely
}]);

export default {
  mounted() {
    this.$refs.box.innerHTML = this.$route.query.message; // reject: owasp/cross-site-scripting likely
  },
  render(h) {
    return h('p', { domProps: { innerHTML: window.location.search } }); // reject: owasp/cross-site-scripting likely
  },
};
