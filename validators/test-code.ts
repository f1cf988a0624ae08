/** True for files that only run in tests, stories or benchmarks, by the places and names everybody uses for them. */
export function isTestPath(path: string): boolean {
  return (
    /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|__snapshots__|tests?|specs?|e2e|fixtures?|cypress|benchmarks?|bench|stories)\//i.test(path) ||
    /(?:^|[./_-])(?:test|tests|spec|e2e|stories|story|bench|benchmark|fixture|mock)\.[cm]?[jt]sx?$/i.test(path)
  );
}
