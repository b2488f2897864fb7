/** Names under which credentials stand. */
const CREDENTIAL =
  /password|passwd|passphrase|secret|token|credential|api[-_]?key|private[-_]?key|authorization|cookie/i;

/** What an environment variable or a header holds, whatever the field is called that somebody wrote it into. */
const VALUE_OF_LIST = /\.(env|httpHeaders)\[[^[\]]*\]\.(?!name$)[^.[\]]*$/;

/**
 * Whether the value of a field is kept out of messages and reports: that of an environment variable or a header, and
 * what has the name of a credential.
 *
 * @param path - the path of the field, such as `spec.containers[0].env[0].value`
 */
export function isSensitive(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf('[')) + 1);
  return VALUE_OF_LIST.test(path) || isCredential(name);
}

/** Whether a name, or a text that is part of a command, speaks of a credential. */
export function isCredential(name: string): boolean {
  return CREDENTIAL.test(name) && !REFERENCES.has(name);
}

/** A URL with a user and a password. */
const URL_WITH_PASSWORD = /(:\/\/[^/\s:@]{0,200}:)([^/\s@]{1,200})@/g;

/** The passwords in the URLs of a text. */
export function passwordsIn(text: string): string[] {
  return text.includes('://') ? [...text.matchAll(URL_WITH_PASSWORD)].map(([, , password = '']) => password) : [];
}

/** A text without the passwords in its URLs. */
export function withoutPasswords(text: string): string {
  return text.includes('://') ? text.replace(URL_WITH_PASSWORD, '$1…@') : text;
}

/** Whether a text gives a credential, as in `--password=…`. */
export function setsCredential(text: string): boolean {
  return text.includes('=') && isCredential(text);
}

/** Fields of Kubernetes that name a Secret or a token and hold none. */
const REFERENCES: ReadonlySet<string> = new Set([
  'automountServiceAccountToken',
  'secretName',
  'secretKeyRef',
  'secretRef',
  'imagePullSecrets',
  'serviceAccountToken',
]);

const KEYS = /"([^"]{1,100})":/g;
const LISTS: ReadonlySet<string> = new Set(['env', 'httpHeaders']);

/** Whether a value, as JSON, has something in it that is kept out of messages and reports. */
export function holdsSensitive(json: string): boolean {
  return [...json.matchAll(KEYS)].some(([, key = '']) => LISTS.has(key) || isCredential(key));
}

const MAX_FIELDS = 10;

/** What a piece of a manifest sets, without its values: `{"image":…,"env":[…],"lifecycle":null}`. */
export function outlineOf(piece: { readonly [field: string]: unknown }): string {
  const names = Object.keys(piece);
  const shown = names.slice(0, MAX_FIELDS).map((name) => `${JSON.stringify(name)}:${formOf(piece[name])}`);
  return `{${[...shown, ...(names.length > MAX_FIELDS ? ['…'] : [])].join(',')}}`;
}

function formOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return '[…]';
  return typeof value === 'object' ? '{…}' : '…';
}
