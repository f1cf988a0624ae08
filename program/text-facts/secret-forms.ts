import type { Span } from '../../contract/index.ts';

/** How surely a form is a credential: `exact` ones have a mark and a length that nothing else has. */
export type FormStrength = 'exact' | 'marked';

/** One text in the form of a credential; offsets in UTF-16 code units. */
export interface FormedSecret extends Span {
  /** The issuer and what it hands out, for example `STRIPE_SECRET_KEY`. */
  readonly kind: string;
  readonly strength: FormStrength;
}

/**
 * Marks and lengths as the issuers publish them, so that scanners find them. `exact`: mark, alphabet and length are fixed.
 * The alternatives begin with fixed letters: one pass over a text without any of them costs little.
 */
const FORMS: readonly (readonly [kind: string, strength: FormStrength, pattern: string])[] = [
  ['AWS_ACCESS_KEY_ID', 'exact', '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])'],
  ['GITHUB_TOKEN', 'exact', 'gh[pousr]_[A-Za-z0-9]{36,251}'],
  ['GITHUB_FINE_GRAINED_TOKEN', 'exact', 'github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}'],
  ['GITLAB_TOKEN', 'marked', '(?:glpat|gldt|glrt|glcbt|glptt|glft|glimt|glagent|glsoat|gloas)-[\\w-]{20,}'],
  ['NPM_ACCESS_TOKEN', 'exact', 'npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])'],
  ['PYPI_TOKEN', 'marked', 'pypi-AgE[\\w-]{50,}'],
  ['RUBYGEMS_KEY', 'exact', 'rubygems_[0-9a-f]{48}'],
  ['DOCKER_TOKEN', 'exact', 'dckr_(?:pat|oat)_[\\w-]{27,}'],
  ['STRIPE_SECRET_KEY', 'marked', '[rs]k_live_[A-Za-z0-9]{16,}'],
  ['STRIPE_WEBHOOK_SECRET', 'marked', 'whsec_[A-Za-z0-9+/=]{24,}'],
  ['GOOGLE_API_KEY', 'exact', 'AIza[\\w-]{35}(?![\\w-])'],
  ['GOOGLE_OAUTH_SECRET', 'marked', 'GOCSPX-[\\w-]{24,}'],
  ['GOOGLE_OAUTH_TOKEN', 'marked', 'ya29\\.[\\w-]{30,}'],
  ['SLACK_TOKEN', 'marked', 'xox[abeoprs]-(?:\\d+-)?[\\w-]{16,}|xapp-\\d-[\\w-]{20,}'],
  ['SLACK_WEBHOOK', 'marked', 'hooks\\.slack\\.com/(?:services|workflows)/[\\w/]{30,}'],
  ['DISCORD_WEBHOOK', 'marked', 'discord(?:app)?\\.com/api/webhooks/\\d{15,}/[\\w-]{40,}'],
  ['DISCORD_BOT_TOKEN', 'marked', '[MNO][A-Za-z\\d]{23,25}\\.[\\w-]{6}\\.[\\w-]{27,38}(?![\\w-])'],
  ['TEAMS_WEBHOOK', 'marked', 'webhook\\.office\\.com/webhookb2/[\\w@/-]{40,}'],
  ['TELEGRAM_BOT_TOKEN', 'exact', '\\d{8,10}:AA[\\w-]{33}(?![\\w-])'],
  ['OPENAI_KEY', 'marked', 'sk-(?:proj-|svcacct-|admin-|None-)?[\\w-]{20,}T3BlbkFJ[\\w-]{20,}|sk-proj-[\\w-]{40,}'],
  ['ANTHROPIC_KEY', 'marked', 'sk-ant-[a-z0-9]+-[\\w-]{20,}'],
  ['OPENROUTER_KEY', 'exact', 'sk-or-v1-[0-9a-f]{64}'],
  ['GROQ_KEY', 'exact', 'gsk_[A-Za-z0-9]{52}'],
  ['XAI_KEY', 'marked', 'xai-[A-Za-z0-9]{70,}'],
  ['PERPLEXITY_KEY', 'marked', 'pplx-[A-Za-z0-9]{40,}'],
  ['REPLICATE_TOKEN', 'exact', 'r8_[A-Za-z0-9]{37}(?![A-Za-z0-9])'],
  ['HUGGINGFACE_TOKEN', 'exact', 'hf_[A-Za-z]{34}(?![A-Za-z])|api_org_[A-Za-z]{34}(?![A-Za-z])'],
  ['SENDGRID_KEY', 'exact', 'SG\\.[\\w-]{22}\\.[\\w-]{43}'],
  ['MAILGUN_KEY', 'exact', 'key-[0-9a-f]{32}(?![0-9a-z])'],
  ['MAILCHIMP_KEY', 'exact', '[0-9a-f]{32}-us\\d{1,2}\\b'],
  ['BREVO_KEY', 'exact', 'xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}'],
  ['TWILIO_KEY', 'exact', 'SK[0-9a-f]{32}(?![0-9a-z])'],
  ['SQUARE_TOKEN', 'marked', '(?:sq0(?:atp|csp|idp)-[\\w-]{22,}|EAAA[\\w-]{60})'],
  ['SHOPIFY_TOKEN', 'exact', 'shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}'],
  ['FACEBOOK_TOKEN', 'marked', 'EAACEdEose0cBA[A-Za-z0-9]{20,}'],
  ['DIGITALOCEAN_TOKEN', 'exact', 'do[opr]_v1_[0-9a-f]{64}'],
  ['HEROKU_KEY', 'marked', 'HRKU-[\\w-]{36,}'],
  ['FLY_TOKEN', 'marked', 'fm[12][ar]?_[A-Za-z0-9+/=_-]{40,}'],
  ['VERCEL_TOKEN', 'marked', 'vc[piark]_[A-Za-z0-9]{24,}'],
  ['CLOUDFLARE_KEY', 'exact', 'v1\\.0-[0-9a-f]{24}-[0-9a-f]{146}'],
  ['PLANETSCALE_TOKEN', 'marked', 'pscale_(?:tkn|pw|oauth)_[\\w=.-]{32,}'],
  ['SUPABASE_TOKEN', 'marked', 'sbp_[0-9a-f]{40}|sb_secret_[\\w-]{20,}'],
  ['DATABRICKS_TOKEN', 'exact', 'dapi[0-9a-f]{32}(?:-\\d)?(?![0-9a-z])'],
  ['VAULT_TOKEN', 'marked', 'hv[bsr]\\.[\\w-]{24,}'],
  ['TERRAFORM_TOKEN', 'marked', 'atlasv1\\.[\\w=-]{60,}'],
  ['PULUMI_TOKEN', 'exact', 'pul-[0-9a-f]{40}'],
  ['GRAFANA_TOKEN', 'marked', 'glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}|glc_[A-Za-z0-9+/]{32,}'],
  ['SENTRY_TOKEN', 'marked', 'sntr(?:ys_eyJ[\\w=+/-]{40,}|yu_[0-9a-f]{64})'],
  ['NEWRELIC_KEY', 'exact', 'NR(?:AK|AA|II|JS)-[A-Za-z0-9-]{27,}'],
  ['DYNATRACE_TOKEN', 'exact', 'dt0[a-z]\\d\\d\\.[A-Z0-9]{24}\\.[A-Z0-9]{64}'],
  ['ATLASSIAN_TOKEN', 'marked', 'AT(?:ATT3|BB|CTT3)[\\w=-]{24,}'],
  ['LINEAR_KEY', 'exact', 'lin_(?:api|oauth)_[A-Za-z0-9]{40}'],
  ['NOTION_TOKEN', 'marked', 'ntn_[A-Za-z0-9]{40,}'],
  ['FIGMA_TOKEN', 'marked', 'fig[du]_[\\w-]{40,}'],
  ['POSTMAN_KEY', 'exact', 'PMAK-[0-9a-f]{24}-[0-9a-f]{34}'],
  ['AIRTABLE_TOKEN', 'exact', 'pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}'],
  ['TYPEFORM_TOKEN', 'marked', 'tfp_[\\w-]{40,}'],
  ['DOPPLER_TOKEN', 'marked', 'dp\\.(?:pt|st|ct|sa|scim|audit)\\.[\\w.-]{40,}'],
  ['MAPBOX_SECRET', 'marked', 'sk\\.eyJ[\\w-]{20,}\\.[\\w-]{16,}'],
  ['BUILDKITE_TOKEN', 'exact', 'bkua_[0-9a-f]{40}'],
  ['EASYPOST_KEY', 'marked', 'EZAK[A-Za-z0-9]{54}'],
  ['ALIBABA_KEY_ID', 'exact', 'LTAI[A-Za-z0-9]{17,21}(?![A-Za-z0-9])'],
  ['TENCENT_SECRET_ID', 'exact', 'AKID[A-Za-z0-9]{32}(?![A-Za-z0-9])'],
  ['AGE_SECRET_KEY', 'exact', 'AGE-SECRET-KEY-1[A-Z0-9]{58}'],
  ['AZURE_STORAGE_KEY', 'exact', 'AccountKey=[A-Za-z0-9+/]{86}=='],
  ['AZURE_SAS', 'marked', 'sig=[A-Za-z0-9%]{43,}%3D'],
  ['JSON_WEB_TOKEN', 'marked', 'eyJ[\\w-]{8,}\\.eyJ[\\w-]{4,}\\.[\\w-]{8,}'],
  ['ADDRESS_WITH_PASSWORD', 'marked', '(?:rediss?|amqps?|mqtts?|ldaps?|smtps?|s?ftps?|nats|clickhouse|mssql|sqlserver|couchdb|neo4j|bolt)://[^\\s:/@\'"`]*:[^\\s@/\'"`]{6,}@[\\w.-]+(?::\\d+)?'],
  ['PRIVATE_KEY', 'exact', '-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[\\s\\S]{0,20}?[A-Za-z0-9+/=]{16}[\\s\\S]{0,8000}?-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----'],
];

const ANY = new RegExp(FORMS.map(([, , pattern]) => `(?<![A-Za-z0-9_])(?:${pattern})`).join('|'), 'g');
const EACH = FORMS.map(([kind, strength, pattern]) => ({ kind, strength, whole: new RegExp(`^(?:${pattern})`) }));

/** Everything in a text that has the form of a credential, in order. */
export function formedSecretsIn(text: string): readonly FormedSecret[] {
  return [...text.matchAll(ANY)].map((match) => {
    const form = EACH.find(({ whole }) => whole.test(match[0]));
    return { kind: form?.kind ?? 'TOKEN', strength: form?.strength ?? 'marked', start: match.index, end: match.index + match[0].length };
  });
}
