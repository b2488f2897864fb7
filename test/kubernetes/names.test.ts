import { dnsLabelProblem, dnsSubdomainProblem, portNameProblem } from '../../src/kubernetes/names';

const NO_LABEL = 'is not a DNS label: lower-case letters, digits and "-", with a letter or digit at both ends';
const NO_SUBDOMAIN = 'is not a DNS subdomain: DNS labels of lower-case letters, digits and "-", joined by "."';
const NO_PORT_NAME = 'is not a port name: lower-case letters, digits and single "-" inside, with at least one letter';

describe('a DNS label', () => {
  test.each(['a', '0', 'web', 'web-1', '1-web', 'a--b', '123', 'a'.repeat(63)])('can be %s', (name) => {
    expect(dnsLabelProblem(name)).toBeUndefined();
  });

  test.each(['', '-', '-a', 'a-', 'A', 'a_b', 'a.b', 'a b', 'a\n', 'é'])('cannot be %p', (name) => {
    expect(dnsLabelProblem(name)).toBe(NO_LABEL);
  });

  test('cannot have 64 characters', () => {
    expect(dnsLabelProblem('a'.repeat(64))).toBe('has 64 characters, and a DNS label has at most 63');
  });
});

describe('a DNS subdomain', () => {
  test.each(['a', 'a.b', 'web-1.prod', '1.2.3', `a.${'b'.repeat(100)}`, 'a'.repeat(253)])('can be %s', (name) => {
    expect(dnsSubdomainProblem(name)).toBeUndefined();
  });

  test.each(['', '.', '.a', 'a.', 'a..b', 'a.-b', 'a-.b', 'A.b', 'a_b', 'a\n'])('cannot be %p', (name) => {
    expect(dnsSubdomainProblem(name)).toBe(NO_SUBDOMAIN);
  });

  test('cannot have 254 characters', () => {
    expect(dnsSubdomainProblem('a'.repeat(254))).toBe('has 254 characters, and a DNS subdomain has at most 253');
  });
});

describe('a port name', () => {
  test.each(['http', 'a', 'http-2', '8080a', 'http-2-internal'])('can be %s', (name) => {
    expect(portNameProblem(name)).toBeUndefined();
  });

  test.each(['', '8080', '1-2', 'a--b', '-a', 'a-', 'HTTP', 'http_2', 'a.b'])('cannot be %p', (name) => {
    expect(portNameProblem(name)).toBe(NO_PORT_NAME);
  });

  test('cannot have 16 characters', () => {
    expect(portNameProblem('http-2-internals')).toBe('has 16 characters, and a port name has at most 15');
  });
});
