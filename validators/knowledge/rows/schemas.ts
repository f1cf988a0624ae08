import { each } from './library.ts';
import type { SchemaRow, SchemaWord } from '../../../program/index.ts';

type Words = Partial<Record<SchemaWord, string>>;

const NARROW_TEXT = 'uuid uuidv4 uuidv6 uuidv7 guid cuid cuid2 ulid xid ksuid nanoid ipv4 ipv6 ip isoDate isoDateTime isoTime isoTimestamp datetime duration hex alphanum token creditCard hash mac hexadecimal hexColor digits decimal octal int32 e164 cidrv4 cidrv6';
const NARROW = 'number bigint boolean bool date literal enum nativeEnum int integer float32 float64 uint32 null undefined void never nan stringbool picklist enum_ null_ undefined_ mixed_ function';
const KEPT = 'optional nullable nullish default prefault describe brand readonly trim min max length size nonempty required partial deepPartial strict strip passthrough loose keyof unwrap meta label notRequired defined nonNullable nonNullish typeError optionalKeys noUnknown stripUnknown unknown_ lowercase uppercase toLowerCase toUpperCase normalize email url startsWith endsWith includes note tags example messages options prefs error unique sparse single exact stripped';
/** What is accepted then is more than what the schema says. */
const RESHAPED = 'pick omit catch';
const PATTERN = 'regex pattern matches';
const DOUBT = 'refine superRefine check transform test custom external when overwrite';

/** Libraries of schemas and what they call things. */
const LIBRARIES: Readonly<Record<string, Words>> = {
  zod: {
    narrow: `${NARROW} ${NARROW_TEXT} base64 base64url jwt`,
    text: 'string templateLiteral email url emoji httpUrl hostname',
    anything: 'any unknown custom instanceof json lazy promise looseObject file',
    object: 'object strictObject interface',
    list: 'array record map set tuple partialRecord',
    choice: 'union discriminatedUnion xor or',
    behind: 'preprocess pipe',
    and: 'merge extend safeExtend and intersection catchall',
    same: KEPT,
    reshaped: RESHAPED,
    doubt: DOUBT,
    pattern: PATTERN,
    parse: 'parse',
    'parse later': 'parseAsync',
    'parse data': 'safeParse safeParseAsync spa',
  },
  valibot: {
    narrow: `${NARROW} ${NARROW_TEXT}`,
    text: 'string email url emoji',
    anything: 'any unknown custom instance lazy record',
    object: 'object strictObject looseObject',
    list: 'array set',
    choice: 'union',
    inside: 'optional nullable nullish exactOptional undefinedable partial required',
    reshaped: 'omit pick fallback',
    steps: 'pipe pipeAsync',
    doubt: DOUBT,
    pattern: PATTERN,
    parse: 'parse',
    'parse later': 'parseAsync',
    'parse output': 'safeParse safeParseAsync',
    test: 'is',
  },
  yup: {
    converted: 'date',
    narrow: `${NARROW} ${NARROW_TEXT} oneOf`,
    text: 'string email url',
    anything: 'mixed lazy',
    object: 'object shape',
    list: 'array of',
    and: 'concat',
    same: KEPT,
    reshaped: RESHAPED,
    doubt: DOUBT,
    pattern: PATTERN,
    parse: 'validateSync cast',
    'parse later': 'validate',
    test: 'isValidSync',
    'test later': 'isValid',
  },
  joi: {
    converted: 'date timestamp',
    narrow: `${NARROW} ${NARROW_TEXT} valid equal only`,
    text: 'string email uri',
    anything: 'any binary',
    object: 'object keys',
    list: 'array items',
    choice: 'alternatives try',
    and: 'append concat',
    same: KEPT,
    reshaped: RESHAPED,
    doubt: DOUBT,
    pattern: PATTERN,
    attempt: 'attempt assert',
    'parse later': 'validateAsync',
    'parse value': 'validate',
  },
  ajv: {
    compile: 'compile',
  },
};

const SAME_AS: Readonly<Record<string, string>> = { 'zod/v4': 'zod', 'zod/v3': 'zod', 'zod/mini': 'zod', '@hapi/joi': 'joi', celebrate: 'joi', 'ajv/dist/2019': 'ajv', 'ajv/dist/2020': 'ajv' };

/** https://zod.dev, https://valibot.dev, https://github.com/jquense/yup, https://joi.dev: what is left of input behind a schema. */
export const schemas: readonly SchemaRow[] = [...Object.keys(LIBRARIES), ...Object.keys(SAME_AS)].flatMap((library) => {
  const rows = Object.entries(LIBRARIES[SAME_AS[library] ?? library] ?? {}).flatMap(([means, words]) => each(words, (word): SchemaRow => [library, word, means as SchemaWord]));
  return rows.filter((row, at) => rows.findIndex(([, word]) => word === row[1]) === at);
});
