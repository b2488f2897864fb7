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

/** A sentence without the passwords in its URLs, and without the credentials that commands give; those stand in quotes. */
export function withoutPasswords(text: string): string {
  return MAY_GIVE_CREDENTIAL.test(text) ? withoutValues(text).replace(QUOTED, commandWithoutCredentials) : text;
}

/** A command, in one line or as JSON, without the credentials that it gives. */
export function commandWithoutCredentials(command: string): string {
  return withoutValues(command).replace(OPTION, hideValue);
}

function withoutValues(text: string): string {
  return text
    .replace(URL_WITH_PASSWORD, '$1…@')
    .replace(ASSIGNED, hideValue)
    .replace(ITEM_BEHIND_OPTION, hideValue)
    .replace(USER_WITH_PASSWORD, '$1…')
    .replace(HEADER_WITH_CREDENTIAL, '$1…');
}

function hideValue(given: string, name: string, gap: string): string {
  return isGiven(name) ? `${name}${gap}…` : given;
}

/** Whether what follows a name is the credential itself, and not where it stands. */
function isGiven(name: string): boolean {
  return isCredential(name) && !/[-_](file|path|dir|name|url|ref|id|type|ttl)$/i.test(name);
}

/** What a text has that gives a credential: a URL, a name of one, or a flag for a user. */
const MAY_GIVE_CREDENTIAL = new RegExp(`${CREDENTIAL.source}|://|-u|--user`, 'i');

const QUOTED = /"[^"]{1,5000}"/g;

/** `--password=…`, `PGPASSWORD=…`. */
const ASSIGNED = /(?<![\w-])([\w-]{1,100})(=)[^\s"',;&]{1,200}/g;

/** `--password …`; in a sentence other words follow. */
const OPTION = /(?<![\w-])(--?[A-Za-z][\w-]{0,100})( +)[^\s"'-][^\s"']{0,200}/g;

/** `"--password","…"`. */
const ITEM_BEHIND_OPTION = /(?<![\w-])(--?[A-Za-z][\w-]{0,100})(", ?")[^"-][^"]{0,200}/g;

/** `-u name:…`, as curl takes it; numbers are those of a user and a group. */
const USER_WITH_PASSWORD =
  /(?<![\w-])((?:-u|--user|--proxy-user)(?: +|=|", ?")[^\s:"']{1,100}:)(?!\d+\b)[^\s"']{1,200}/g;

/** `Authorization: Bearer …`. */
const HEADER_WITH_CREDENTIAL = /(: ?(?:Bearer|Basic) )[^\s"']{1,500}/gi;

/** The words of a command without the credentials that they give, which may stand behind the word that names them. */
export function wordsWithoutCredentials(words: readonly string[]): string[] {
  return words.map((word, index) => {
    const before = index === 0 ? '' : `${words[index - 1] ?? ''} `;
    const both = commandWithoutCredentials(`${before}${word}`);
    const shown = both.startsWith(before) ? both.slice(before.length) : commandWithoutCredentials(word);
    // Of a credential with a quote in it, nothing is left.
    return shown.replace(/…["'].*/s, '…');
  });
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
