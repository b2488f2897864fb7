import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { featureOf, isFeatureOn, type FeatureTarget } from '../../kubernetes/fields/features';
import { fieldsOf, isFields, listOf, textOf, textsOf } from '../../kubernetes/json';
import { dnsSubdomainProblem } from '../../kubernetes/names';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

const RELAXED = featureOf('RelaxedDNSSearchValidation');
const MAX_SERVERS = 3;
const MAX_SEARCHES = 32;
const MAX_CHARACTERS = 2048;

/** A Pod has as many name servers and search domains as a resolver takes, and some if it has no others. */
export const dnsConfig: Rule = {
  id: 'dns-config',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A Pod has name servers and search domains that a resolver takes.',
  fields: ['spec.dnsPolicy', 'spec.dnsConfig'],
  onlyWith: ['dnsPolicy', 'dnsConfig'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validatePodDNSConfig',
  check: (pod) =>
    problemsOfType(pod, 'PodSpec', ({ dnsPolicy, dnsConfig: config }) => {
      const servers = textsOf(fieldsOf(config)['nameservers']);
      if (dnsPolicy === 'None' && servers.length === 0) return [noServers(isFields(config))];
      const searches = listOf(fieldsOf(config)['searches']).map((search) => textOf(search) ?? '');
      return [...tooManyServers(servers.length), ...searchProblems(searches, pod.target)];
    }),
};

function noServers(hasConfig: boolean): FieldProblem {
  return {
    path: hasConfig ? 'dnsConfig.nameservers' : 'dnsConfig',
    reason: 'FieldValueRequired',
    message: 'dnsPolicy is None, and dnsConfig names no name server.',
    fix: 'add at least one name server to dnsConfig.nameservers, or remove dnsPolicy.',
  };
}

function tooManyServers(count: number): FieldProblem[] {
  if (count <= MAX_SERVERS) return [];
  const message = `${count} name servers are written, and ${MAX_SERVERS} are the most.`;
  return [{ path: 'dnsConfig.nameservers', value: count, message, fix: 'keep the three that matter most.' }];
}

function searchProblems(searches: readonly string[], target: FeatureTarget): FieldProblem[] {
  const characters = searches.join(' ').length;
  return [
    ...(searches.length > MAX_SEARCHES
      ? [tooMany(`${searches.length} search domains are written, and ${MAX_SEARCHES} are the most.`)]
      : []),
    ...(characters > MAX_CHARACTERS
      ? [
          tooMany(
            `the search domains have ${characters} characters with the blanks between them, and ${MAX_CHARACTERS} are the most.`,
          ),
        ]
      : []),
    ...searches.flatMap((search, index) => searchProblem(search, index, isFeatureOn(RELAXED, target))),
  ];
}

function tooMany(message: string): FieldProblem {
  return { path: 'dnsConfig.searches', value: '', message, fix: 'keep the domains that the Pod needs.' };
}

const RELAXED_DOMAIN = /^_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*$/;

function searchProblem(search: string, index: number, isRelaxed: boolean): FieldProblem[] {
  if (isRelaxed && search === '.') return [];
  const domain = search.replace(/\.$/, '');
  const isRight = isRelaxed
    ? RELAXED_DOMAIN.test(domain) && domain.length <= 253
    : domain !== '' && !dnsSubdomainProblem(domain);
  if (isRight) return [];
  const message = `the search domain ${JSON.stringify(search)} is not a domain.`;
  return [{ path: `dnsConfig.searches[${index}]`, message, fix: 'write it as in shop.example.com.' }];
}
