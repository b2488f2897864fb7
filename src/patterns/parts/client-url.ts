import type { IConstruct } from 'constructs';
import type { Fields } from '../../kubernetes/json';
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
    if (value === undefined) return undefined;
    if (typeof value === 'string') return this.encoded(value);
    const name = `${this.url}_${suffix}`;
    this.variables.push(secretVariable(this.helper, name, value));
    return `$(${name})`;
  }

  public query(parameters: LocalhostVariables['urlQuery'] = {}): string {
    const texts = Object.entries(parameters).map((parameter) => parameter.map((text) => this.encoded(text)).join('='));
    return texts.length === 0 ? '' : `?${texts.join('&')}`;
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
