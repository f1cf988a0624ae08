window.addEventListener('load', () => {
  startApplication(); // reject: static-analysis/unresolved-name likely
});
