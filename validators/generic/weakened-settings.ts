import { bareSettings } from './bare-settings.ts';
import { atHead, gained } from './settings-diff.ts';
import type { Comparison, Weakening } from './settings-diff.ts';
import { installer } from './weakened-install.ts';
import { compiler, linter } from './weakened-linter.ts';
import { pipeline, scripts } from './weakened-pipeline.ts';
import { testCases, tests } from './weakened-tests.ts';

const EXCLUSIONS = /^\s*(sonar\.(?:[\w.]*exclusions?|issue\.ignore[\w.]*)\s*=.*)/gm;
const UNSEEN = /^.*\s(?:linguist-(?:generated|vendored)|-diff)(?:=true)?(?=\s|$).*/gm;

const quality: Comparison = (before, after) => gained(EXCLUSIONS, { before, after }, ([, text = '']) => `\`${text.trim().slice(0, 80)}\` leaves files out`);
const attributes: Comparison = (before, after) => gained(UNSEEN, { before, after }, ([text]) => `\`${text.trim().slice(0, 80)}\` hides files from whoever reviews`);
const gate: Comparison = (before, after) => (before === after ? [] : [atHead(after, 'what this gate refuses is decided by people, not by what it judges')]);
/** Any line that is no longer there: of owners none is stricter than another. */
const owners: Comparison = (before, after) => {
  const lines = new Set(after.split('\n').map((line) => line.trim()));
  return before.split('\n').some((line) => line.trim() !== '' && !lines.has(line.trim())) ? [atHead(after, 'other people are asked than before')] : [];
};

const FILES: readonly (readonly [RegExp, Comparison])[] = [
  [/(?:^|\/)[tj]sconfig(?:\.[\w-]+)*\.json$/, compiler],
  [/(?:^|\/)(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.\w+)?|\.oxlintrc\.jsonc?|biome\.jsonc?|\.semgrep(?:\.ya?ml|\/.*)|\.dependency-cruiser\.(?:[cm]?js|json)|knip\.(?:jsonc?|[jt]s)|\.secretlintrc(?:\.\w+)?|(?:stylelint|commitlint)\.config\.[cm]?[jt]s|\.(?:stylelint|commitlint)rc(?:\.\w+)?|\.codeclimate\.ya?ml|renovate\.json5?|\.renovaterc(?:\.json)?)$/, linter],
  [/(?:^|\/)(?:\.(?:eslint|semgrep|gitleaks|secretlint|oxlint|codeql|trivy|bearer|audit|stylelint)ignore(?:\.ya?ml)?|\.snyk|\.nsprc|\.gitleaks\.toml|osv-scanner\.toml|audit-ci\.jsonc?|\.gitallowed|\.secrets\.baseline|eslint-suppressions\.json)$/, gate],
  [/(?:^|\/)(?:\.npmrc|\.yarnrc(?:\.yml)?|pnpm-workspace\.yaml|bunfig\.toml)$/, installer],
  [/(?:^|\/)(?:sonar-project|\.sonarcloud)\.properties$/, quality],
  [/(?:^|\/)(?:(?:vitest|vite|jest|playwright|karma|cypress)\.config\.[cm]?[jt]s|jest\.config\.json|\.mocharc(?:\.\w+)?|\.nycrc(?:\.\w+)?|\.c8rc(?:\.\w+)?|stryker\.(?:conf|config)\.\w+|\.?codecov\.ya?ml)$/, tests],
  [/^\.github\/(?:workflows\/|dependabot\.ya?ml$)|(?:^|\/)(?:\.gitlab-ci\.ya?ml|azure-pipelines\.ya?ml|Jenkinsfile|bitbucket-pipelines\.ya?ml|lefthook\.ya?ml|\.pre-commit-config\.ya?ml)$|^\.circleci\/|^\.husky\//, pipeline],
  [/(?:^|\/)package\.json$/, scripts],
  [/(?:^|\/)\.gitattributes$/, attributes],
  [/(?:^|\/)CODEOWNERS$/, owners],
  [/(?:^|[./_-])(?:test|spec|e2e)\.[cm]?[jt]sx?$|(?:^|\/)(?:__tests__|tests?)\/.*\.[cm]?[jt]sx?$/, testCases],
  [/(?:^|\/)lockstep(?:\.config\.\w+|-baseline\.json)$/, gate],
];

/** What a change of the settings of a check gives up; nothing for files that hold no such settings. */
export function weakenings(path: string, before: string | undefined, after: string): readonly Weakening[] {
  const compare = FILES.find(([file]) => file.test(path))?.[1];
  return compare?.(bareSettings(path, before ?? ''), bareSettings(path, after)) ?? [];
}
