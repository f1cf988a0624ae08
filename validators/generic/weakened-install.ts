import { atHead, gained, numbersMoved, together, valuesOf } from './settings-diff.ts';
import type { Comparison, Weakening } from './settings-diff.ts';

const LOOSER = /^\s*(strict-ssl\s*=\s*false|ignore-scripts\s*=\s*false|audit\s*=\s*false|engine-strict\s*=\s*false|package-lock\s*=\s*false|strict-peer-dependencies\s*=\s*false|legacy-peer-deps\s*=\s*true|unsafe-perm\s*=\s*true|(?:@[\w-]+:)?registry\s*=.*|script-shell\s*=.*|enableStrictSsl:\s*false|enableScripts:\s*true|npmRegistryServer:.*|unsafeHttpWhitelist:.*|plugins:.*|yarnPath:.*|checksumBehavior:\s*["']?(?:ignore|update).*|enableImmutableInstalls:\s*false|enableHardenedMode:\s*false|dangerouslyAllowAllBuilds:\s*true|blockExoticSubdeps:\s*false|verifyStoreIntegrity:\s*false|overrides:.*|patchedDependencies:.*)/gm;
const TIGHTER = /^\s*(ignore-scripts|strict-ssl|audit|engine-strict|minimumReleaseAge|enableImmutableInstalls|enableHardenedMode|blockExoticSubdeps|strictDepBuilds)\s*[:=]\s*(true|\d+)/gm;
const AGE = /^\s*(minimumReleaseAge|min-release-age)\s*[:=]\s*(\d+)/gm;
/** Packages that may run code of their own when they are installed, as entries of a list. */
const ALLOWED = /^(?:onlyBuiltDependencies|neverBuiltDependencies|trustedDependencies|minimumReleaseAgeExclude|allowBuilds)\s*[:=]\s*(?:\[[^\]]*\]|(?:\n[ \t]+[^\n]*)*)/gm;

/** What a change of the settings of a package manager lets in. */
export const installer: Comparison = together(
  (before, after) => gained(LOOSER, { before, after }, ([, text = '']) => `\`${text.trim().slice(0, 80)}\` changes what an install trusts`),
  (before, after) => gained(ALLOWED, { before, after }, ([text]) => `\`${text.replace(/\s+/g, ' ').slice(0, 80)}\` changes which packages run code when they are installed`),
  (before, after) => numbersMoved(AGE, { before, after }, () => false),
  tighterGone,
);

function tighterGone(before: string, after: string): readonly Weakening[] {
  const now = valuesOf(TIGHTER, after);
  return [...valuesOf(TIGHTER, before).keys()].filter((name) => !now.has(name)).map((name) => atHead(after, `"${name}" is no longer asked for`));
}
