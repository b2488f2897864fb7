import { definedEntries, type Fields } from '../../kubernetes/json';
import type { FindingKind } from '../../findings/finding-kind';
import { kindOf } from '../../rules/catalogue';
import { listed } from '../../kubernetes/words';
import type { RejectedConstruct } from '../../template/locate';
import type { LocalhostVariables } from './localhost-variables';
import type { SecretKeyReference } from './references';
import { secretProblems, secretVariable } from './variables';

/** What the URL of an endpoint has by itself. */
export interface UrlBase {
  readonly scheme: string;
  /** The host and port; empty for a Unix socket. */
  readonly authority: string;
  /** The path of a Unix socket; empty for a port. */
  readonly path: string;
}

/** The variables of a URL, and everything that is wrong with its parts. */
interface ClientUrl {
  readonly variables: readonly Fields[];
  readonly problems: readonly UrlProblem[];
}

type UrlProblem = RejectedConstruct & { readonly kind?: FindingKind };

/**
 * The variable with the URL of an endpoint, and one for each of its parts that comes from a Secret; none if no variable is
 * to have the URL.
 *
 * @param option - what the names are given as, such as `Ambassador.clientVariables`
 */
export function clientUrl(base: UrlBase, names: LocalhostVariables, option: string): ClientUrl {
  const { url, urlScheme = base.scheme, urlUser, urlPassword, urlPath, urlQuery } = names;
  if (url === undefined) return { variables: [], problems: partsWithoutUrl(names, option) };
  const parts = new UrlParts(url, option);
  const login = userInfo(parts.part('urlUser', urlUser), parts.part('urlPassword', urlPassword));
  const path = rooted(parts.part('urlPath', urlPath ?? base.path)?.replaceAll('%2F', '/'));
  const value = `${urlScheme}://${login}${base.authority}${path}${parts.query(urlQuery)}`;
  return {
    variables: [...parts.variables, { name: url, value }],
    problems: [...schemeProblems(urlScheme, option), ...parts.problems],
  };
}

/** The parts of one URL as its text has them, and the variables that they name. */
class UrlParts {
  public readonly variables: Fields[] = [];
  public readonly problems: UrlProblem[] = [];

  public constructor(
    private readonly url: string,
    private readonly option: string,
  ) {}

  public part(
    name: 'urlUser' | 'urlPassword' | 'urlPath',
    value: string | SecretKeyReference | undefined,
  ): string | undefined {
    return value === undefined ? undefined : this.text(name.slice('url'.length).toUpperCase(), name, value);
  }

  public query(parameters: LocalhostVariables['urlQuery'] = {}): string {
    const texts = definedEntries(parameters).map(([name, value]) => {
      const option = `urlQuery['${name}']`;
      if (name.trim() === '') this.note(option, EMPTY_NAME(this.url));
      const text = this.text(`QUERY_${name.toUpperCase().replace(/[^A-Z\d]/g, '_')}`, option, value);
      return `${this.encoded(name, option)}=${text}`;
    });
    return texts.length === 0 ? '' : `?${texts.join('&')}`;
  }

  private text(suffix: string, option: string, value: string | SecretKeyReference): string {
    if (typeof value === 'string') return this.encoded(value, option);
    const name = `${this.url}_${suffix}`;
    if (this.variables.some((variable) => variable['name'] === name)) this.note(option, SAME_VARIABLE(this.url, name));
    for (const problem of secretProblems(value, `${this.option}.${option}`)) {
      this.problems.push({ ...problem, kind: kindOf('object-reference') });
    }
    this.variables.push(secretVariable(name, value));
    return `$(${name})`;
  }

  /** A text in which Kubernetes finds no reference: "$" is among the characters that are encoded. */
  private encoded(text: string, option: string): string {
    if (!LONE_SURROGATE.test(text)) return encodeURIComponent(text);
    this.note(option, HALF_PAIR(this.url));
    return '';
  }

  private note(option: string, text: Pick<UrlProblem, 'message' | 'fix'>): void {
    this.problems.push({ option: `${this.option}.${option}`, ...text });
  }
}

type ProblemText = (url: string, variable?: string) => Pick<UrlProblem, 'message' | 'fix'>;

const HALF_PAIR: ProblemText = (url) => ({
  message: `a part of the URL in "${url}" has half of a UTF-16 pair, which cannot be percent-encoded.`,
  fix: 'correct the text.',
});

const EMPTY_NAME: ProblemText = (url) => ({
  message: `a parameter of the URL in "${url}" has no name.`,
  fix: "name it, as in `urlQuery: { sslmode: 'disable' }`.",
});

const SAME_VARIABLE: ProblemText = (url, variable) => ({
  message: `two parameters of the URL in "${url}" would get the variable "${variable}" for their values from Secrets.`,
  fix: 'give them names that differ in letters or digits, without regard to case.',
});

const LONE_SURROGATE = /\p{Surrogate}/u;

function userInfo(user: string | undefined, password: string | undefined): string {
  if (user === undefined && password === undefined) return '';
  return `${user ?? ''}${password === undefined ? '' : `:${password}`}@`;
}

function rooted(path = ''): string {
  return path === '' || path.startsWith('/') ? path : `/${path}`;
}

const PARTS = ['urlScheme', 'urlUser', 'urlPassword', 'urlPath', 'urlQuery'] as const;

function partsWithoutUrl(names: LocalhostVariables, option: string): UrlProblem[] {
  const [first, ...others] = PARTS.filter((name) => names[name] !== undefined);
  if (first === undefined) return [];
  const are = others.length === 0 ? 'is a part of a URL' : 'are parts of a URL';
  return [
    {
      option: `${option}.${first}`,
      message: `${listed([first, ...others].map((name) => `\`${name}\``))} ${are}, and no variable is to have the URL.`,
      fix: "name the variable, as in `url: 'DATABASE_URL'`.",
    },
  ];
}

/** The scheme of RFC 3986, or several, as JDBC has them: `jdbc:postgresql`. */
const SCHEME = /^[a-z][a-z\d+.-]*(:[a-z][a-z\d+.-]*)*$/i;

function schemeProblems(scheme: string, option: string): UrlProblem[] {
  if (SCHEME.test(scheme)) return [];
  return [
    {
      option: `${option}.urlScheme`,
      value: scheme,
      message: `${JSON.stringify(scheme)} is not the scheme of a URL.`,
      fix: 'write letters, digits, "+", "-" and "." without "://", as in `postgres`.',
    },
  ];
}
