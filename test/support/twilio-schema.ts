import description from './twilio-openapi.json' with { type: 'json' };

type Schema = {
  $ref?: string;
  type?: string;
  nullable?: boolean;
  enum?: unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
};

const schemas: Record<string, unknown> = description.components.schemas;
const list = description.paths['/2010-04-01/Accounts/{AccountSid}/Messages.json'];

function resolve(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (schemas[name] as Schema);
}

/** The schemas of Twilio's description that the stand-in checks by. */
export const twilioSchemas = {
  createForm: resolve(list.post.requestBody.content['application/x-www-form-urlencoded'].schema as Schema),
  message: schemas['api.v2010.account.message'] as Schema,
  list: list.get.responses['200'].content['application/json'].schema as Schema,
  listParameters: list.get.parameters.filter((one) => one.in === 'query').map((one) => one.name),
};

/** What a value breaks of a schema, in words; every property must be there, and no other. */
export function problemsWith(value: unknown, given: Schema, at = 'answer'): string[] {
  const schema = resolve(given);
  if (value === null) return schema.nullable ? [] : [`${at} is null`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at} is not one of ${schema.enum.join(', ')}`];
  const kind = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  if (schema.type && kind !== schema.type) return [`${at} is ${kind}, not ${schema.type}`];
  if (typeof value === 'string') return textProblems(value, schema, at);
  if (Array.isArray(value))
    return value.flatMap((one, index) => problemsWith(one, schema.items ?? {}, `${at}[${index}]`));
  if (!schema.properties || typeof value !== 'object') return [];
  const known = schema.properties;
  const missing = Object.keys(known).filter((name) => !(name in value));
  return [
    ...missing.map((name) => `${at}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, one]) =>
      known[name]
        ? problemsWith(one, known[name], `${at}.${name}`)
        : [`${at}.${name} is not in the description`],
    ),
  ];
}

function textProblems(value: string, schema: Schema, at: string): string[] {
  if (schema.minLength && value.length < schema.minLength) return [`${at} is too short`];
  if (schema.maxLength && value.length > schema.maxLength) return [`${at} is too long`];
  return schema.pattern && !new RegExp(schema.pattern).test(value)
    ? [`${at} does not match ${schema.pattern}`]
    : [];
}

/** What a create request breaks of the description: unknown, missing or malformed fields. */
export function problemsWithCreate(form: URLSearchParams): string[] {
  const known = twilioSchemas.createForm.properties ?? {};
  const required = [...(twilioSchemas.createForm.required ?? []), 'Body'];
  return [
    ...required.filter((name) => !form.get(name)).map((name) => `${name} is missing`),
    ...(form.get('From') || form.get('MessagingServiceSid')
      ? []
      : ['From or MessagingServiceSid is missing']),
    ...[...form].flatMap(([name, value]) => {
      const schema = known[name];
      if (!schema) return [`${name} is not in the description`];
      return resolve(schema).type === 'string' ? problemsWith(value, schema, name) : [];
    }),
  ];
}
