import type { IConstruct } from 'constructs';
import { definedEntries, type Fields } from '../../kubernetes/json';
import { rejectConstruct } from '../../template/locate';
import type { LocalhostVariables } from './localhost-variables';
import type { SecretKeyReference } from './references';
import { secretVariable } from './variables';

/** What the URL of an endpoint has by itself. */
export interface UrlBase {
  readonly scheme: string;
  /** The host and port; empty for a Unix socket. */
  readonly authority: string;
  /** The path of a Unix socket; empty for a port. */
  readonly path: string;
}

/**
 * The variable with the URL of an endpoint, and one for each of its parts that comes from a Secret; none if no variable is
 * to have the URL.
 */
export function clientUrl(helper: IConstruct, base: UrlBase, names: LocalhostVariables): Fields[] {
  const { url, urlScheme = base.scheme, urlUser, urlPassword, urlPath, urlQuery } = names;
  if (url === undefined) return refuseParts(helper, names);
  refuseScheme(helper, urlScheme);
  const parts = new UrlParts(helper, url);
  const login = userInfo(parts.part('USER', urlUser), parts.part('PASSWORD', urlPassword));
  const path = rooted(parts.part('PATH', urlPath ?? base.path)?.replaceAll('%2F', '/'));
  const value = `${urlScheme}://${login}${base.authority}${path}${parts.query(urlQuery)}`;
  return [...parts.variables, { name: url, value }];
}

/** The parts of one URL as its text has them, and the variables that they name. */
class UrlParts {
  public readonly variables: Fields[] = [];

  public constructor(
    private readonly helper: IConstruct,
    private readonly url: string,
  ) {}

  public part(suffix: string, value: string | SecretKeyReference | undefined): string | undefined {
    return value === undefined ? undefined : this.text(suffix, value);
  }

  public query(parameters: LocalhostVariables['urlQuery'] = {}): string {
    const texts = definedEntries(parameters).map(([name, value]) => {
      if (name.trim() === '') this.refuseEmptyName();
      const text = this.text(`QUERY_${name.toUpperCase().replace(/[^A-Z\d]/g, '_')}`, value);
      return `${this.encoded(name)}=${text}`;
    });
    return texts.length === 0 ? '' : `?${texts.join('&')}`;
  }

  private text(suffix: string, value: string | SecretKeyReference): string {
    if (typeof value === 'string') return this.encoded(value);
    const name = `${this.url}_${suffix}`;
    if (this.variables.some((variable) => variable['name'] === name)) this.refuseSecondValue(name);
    this.variables.push(secretVariable(this.helper, name, value));
    return `$(${name})`;
  }

  /** A text in which Kubernetes finds no reference: "$" is among the characters that are encoded. */
  private encoded(text: string): string {
    if (!LONE_SURROGATE.test(text)) return encodeURIComponent(text);
    return rejectConstruct('localhost-variables', this.helper, {
      option: 'url',
      value: this.url,
      message: `a part of the URL in "${this.url}" has half of a UTF-16 pair, which cannot be percent-encoded.`,
      fix: 'correct the text.',
    });
  }

  private refuseEmptyName(): never {
    return rejectConstruct('localhost-variables', this.helper, {
      option: 'urlQuery',
      message: `a parameter of the URL in "${this.url}" has no name.`,
      fix: "name it, as in `urlQuery: { sslmode: 'disable' }`.",
    });
  }

  private refuseSecondValue(name: string): never {
    return rejectConstruct('localhost-variables', this.helper, {
      option: 'urlQuery',
      message: `two parameters of the URL in "${this.url}" would get the variable "${name}" for their values from Secrets.`,
      fix: 'give them names that differ in letters or digits, without regard to case.',
    });
  }
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function userInfo(user: string | undefined, password: string | undefined): string {
  if (user === undefined && password === undefined) return '';
  return `${user ?? ''}${password === undefined ? '' : `:${password}`}@`;
}

function rooted(path = ''): string {
  return path === '' || path.startsWith('/') ? path : `/${path}`;
}

const PARTS = ['urlScheme', 'urlUser', 'urlPassword', 'urlPath', 'urlQuery'] as const;

function refuseParts(helper: IConstruct, names: LocalhostVariables): never[] {
  const part = PARTS.find((name) => names[name] !== undefined);
  if (part === undefined) return [];
  return rejectConstruct('localhost-variables', helper, {
    option: part,
    message: 'a part of a URL is given, and no variable is to have the URL.',
    fix: 'name the variable in `url`.',
  });
}

/** The scheme of RFC 3986, or several, as JDBC has them: `jdbc:postgresql`. */
const SCHEME = /^[a-z][a-z\d+.-]*(:[a-z][a-z\d+.-]*)*$/i;

function refuseScheme(helper: IConstruct, scheme: string): void {
  if (SCHEME.test(scheme)) return;
  rejectConstruct('localhost-variables', helper, {
    option: 'urlScheme',
    value: scheme,
    message: `${JSON.stringify(scheme)} is not the scheme of a URL.`,
    fix: 'write letters, digits, "+", "-" and "." without "://", as in `postgres`.',
  });
}
