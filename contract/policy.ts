import type { DependencyRuleSet } from './dependency-rules.ts';
import type { RuleId, Severity } from './finding.ts';
import type { SurfaceKind } from './surface.ts';
import type { FileKind } from './unit.ts';

/** A named person's exception. It never comes from generated code. */
export interface Waiver {
  readonly rule: RuleId;
  /** Glob relative to the root; absent means every path. */
  readonly path?: string;
  readonly fingerprint?: string;
  readonly owner: string;
  readonly reason: string;
  /** `YYYY-MM-DD`; from the following day on the waiver is an error. */
  readonly expires: string;
}

/** A layer: files that match `paths` may import only their own layer and those named in `mayImport`. */
export interface Layer {
  readonly name: string;
  /** Globs relative to the root. */
  readonly paths: readonly string[];
  readonly mayImport: readonly string[];
  /** Why; shown with every finding. */
  readonly reason?: string;
}

/** Folders that must not depend on one another, in the words of import-linter: an independence contract. */
export interface IndependenceContract {
  readonly name: string;
  /** Folder patterns; `*` stands for one name, and each folder that fits is a module of its own: `features/*`. */
  readonly modules: readonly string[];
  readonly reason?: string;
}

/** A folder that is entered through its door only. */
export interface PublicDoor {
  /** A folder pattern; `*` stands for one name. */
  readonly folder: string;
  /** Globs of the files of the folder that others may import, from the folder on; `index.*` when absent. */
  readonly door?: readonly string[];
  /** Globs of files that may import the inside; test code when absent. */
  readonly except?: readonly string[];
  readonly reason?: string;
}

/** How the name of a file is written, without its endings: `user-card` of `user-card.test.ts`. */
export type NameCase = 'kebab-case' | 'camelCase' | 'PascalCase' | 'snake_case';

/** Where new files of a kind belong and what they are called. */
export interface FilePlacing {
  readonly name: string;
  /** Globs of the files that it is about. */
  readonly files: readonly string[];
  /** Further, only code or only other text; both when absent. */
  readonly kind?: FileKind;
  /** Folder patterns, `**` allowed: such a file belongs directly in one of them. */
  readonly folders?: readonly string[];
  readonly case?: NameCase;
  /** A regular expression on the file's whole name, with its endings. */
  readonly pattern?: string;
  readonly reason?: string;
}

/** The rules of the architecture family. */
export interface ArchitecturePolicy {
  readonly layers: readonly Layer[];
  readonly independent?: readonly IndependenceContract[];
  readonly doors?: readonly PublicDoor[];
  readonly placing?: readonly FilePlacing[];
  /** Files and exports that the run adds and nobody uses, told at its end; not looked for when absent. */
  readonly unused?: 'refuse' | 'inform' | 'off';
  readonly cycles: 'refuse' | 'allow';
  readonly undeclaredPackages: 'refuse' | 'allow';
  /** The user's dependency-cruiser configuration, read from disk with the rest of the configuration. */
  readonly dependencyRules?: DependencyRuleSet;
}

/** How much a run may add to the attack surface before a person has to look. */
export interface SurfacePolicy {
  /** New things of a kind in a run; the one beyond it is seen by a person. Unbounded where absent. */
  readonly limits: Readonly<Partial<Record<SurfaceKind, number>>>;
  /** Points that all of a run together may cost (see docs/risk.md); null for no bound. */
  readonly budget: number | null;
  /** Globs on names of tables and collections that hold data about people, money or health. */
  readonly sensitiveData: readonly string[];
}

/** Who answers for paths, in the words of CODEOWNERS; the last that fits counts. */
export interface PathOwners {
  readonly pattern: string;
  readonly owners: readonly string[];
}

/** A policy that was extended, and the digest of the file it was read from. */
export interface ExtendedPolicy {
  readonly source: string;
  /** Hex sha256. */
  readonly sha256: string;
}

/** Bounds of repair; the first that is reached ends it. */
export interface RepairPolicy {
  /** Rounds a file may take, 0 switches repair off. */
  readonly rounds: number;
  /** Rounds the whole run may take. */
  readonly totalRounds: number;
  /** Tokens, in and out, that repairing may use in a run; unbounded when absent, like what follows. */
  readonly tokens?: number;
  /** US dollars. */
  readonly usd?: number;
  /** Milliseconds from the first refusal on. */
  readonly ms?: number;
  /** What becomes of code that repair did not mend: it is refused, or a person is asked. It is never accepted. */
  readonly ending: 'reject' | 'escalate';
}

/** Where requests of a run may go. */
export interface NetworkPolicy {
  /** `local`: to this machine and to `localHosts`; no other socket is opened. */
  readonly mode: 'hosted' | 'local';
  /** Hosts of one's own network that count as local, without port. */
  readonly localHosts: readonly string[];
}

/** Changes between those that are accepted by themselves and those that a person has to see. */
export interface SecondReviewPolicy {
  /** Points of risk from which a second reviewer has to agree. */
  readonly from: number;
  /** The id of one of the `validators`, which has to pass the unit without a finding, or `person`; without any a person is asked. */
  readonly reviewer?: string;
}

/** How people are asked. */
export interface ApprovalPolicy {
  /** Hours after which a question that nobody answered counts as rejected; null for never. */
  readonly expiresAfterHours: number | null;
  /** Points of risk from which what is asked needs the yes of two different people; null for never. */
  readonly twoPeopleFrom: number | null;
}

/** Where advisories about packages come from, and which of them refuse. */
export interface AdvisoryPolicy {
  /** Files of records in the OSV format, or folders of them, from the root of the tree. */
  readonly files: readonly string[];
  /** A program and its arguments, run without a shell, that prints such records; `{name}` and `{version}` stand for a package. */
  readonly command?: readonly [string, ...string[]];
  /** Advisories of at least this severity refuse; milder ones inform. `blockFrom` counts beside it. */
  readonly from: Severity;
}

/** Bounds in milliseconds. */
export interface TimeoutPolicy {
  /** One built-in validator on one statement; over a whole file or program ten times as much. */
  readonly validatorMs: number;
  /** The type checker on one unit: its first answer has to load the project. */
  readonly typesMs: number;
  /** One of the user's own validators on one unit: it may ask a model or start a program. */
  readonly customMs: number;
}

/** The data that decides what blocks, what is required, what is risky, who approves. Frozen and digested at start. */
export interface Policy {
  /** Certain findings of at least this severity block. */
  readonly blockFrom: Severity;
  /** Validators that must report positively before a unit of this kind is accepted. */
  readonly required: Readonly<Record<FileKind, readonly string[]>>;
  /** `off` drops a rule, `risk` keeps it from blocking. */
  readonly rules: Readonly<Record<string, 'off' | 'risk'>>;
  /** Globs whose change a person has to see, beside those that execute something or steer agents. */
  readonly protectedPaths: readonly string[];
  readonly waivers: readonly Waiver[];
  readonly architecture: ArchitecturePolicy;
  readonly repair: RepairPolicy;
  readonly network: NetworkPolicy;
  readonly approval: ApprovalPolicy;
  readonly timeouts: TimeoutPolicy;
  /** Which compiler judges types; the other one where it cannot. */
  readonly types: 'native' | 'language-service' | 'off';
  /** Whether the project's own ESLint judges finished files, where it has a flat configuration. */
  readonly eslint: 'project' | 'off';
  /** `audit` also tells what is latent: what a function would do with input that nobody hands to it yet. It never blocks. */
  readonly profile: 'gate' | 'audit';
  /** Absent: nobody is asked which versions of packages are known to be bad. */
  readonly advisories?: AdvisoryPolicy;
  readonly surface: SurfacePolicy;
  /** Absent: what needs no person is accepted by itself. */
  readonly secondReview?: SecondReviewPolicy;
  /** Read from the tree's CODEOWNERS with the configuration. */
  readonly owners?: readonly PathOwners[];
  /** What this policy extends, the first base first. */
  readonly extended?: readonly ExtendedPolicy[];
}
