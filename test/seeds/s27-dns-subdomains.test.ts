import { ApiObject, App, Chart } from 'cdk8s';
import { PodTemplate } from '../../src';
import { outcome, refusal } from './synthesis';

function named(name: string, kind = 'Pod'): App {
  const app = new App();
  const spec = { containers: [{ name: 'web', image: 'nginx:1.14.2' }] };
  const [apiVersion, body] = kind === 'Pod' ? ['v1', spec] : ['apps/v1', { template: { spec } }];
  const workload = new ApiObject(new Chart(app, 'notes'), 'web', { apiVersion, kind, metadata: { name }, spec: body });
  PodTemplate.of(workload).addLabel('app', 'web');
  return app;
}

const NO_SUBDOMAIN = 'is not a DNS subdomain: DNS labels of lower-case letters, digits and "-", joined by ".".';

test.each(['web', 'web-1', '1-web', 'web.example.com', 'a'])(
  'S27: a Pod may have the name %s, which is a DNS subdomain',
  (name) => {
    expect(outcome(named(name))).toBe('accepted');
  },
);

test.each([
  ['Web', `the name "Web" ${NO_SUBDOMAIN}`],
  ['web_server', `the name "web_server" ${NO_SUBDOMAIN}`],
  ['web server', `the name "web server" ${NO_SUBDOMAIN}`],
  ['-web', `the name "-web" ${NO_SUBDOMAIN}`],
  ['web-', `the name "web-" ${NO_SUBDOMAIN}`],
  ['web.', `the name "web." ${NO_SUBDOMAIN}`],
  ['web..1', `the name "web..1" ${NO_SUBDOMAIN}`],
  ['wéb', `the name "wéb" ${NO_SUBDOMAIN}`],
])('S27: a Pod may not have the name %s, which is not a DNS subdomain', (name, reason) => {
  expect(outcome(named(name))).toBe(reason);
});

test('S27: a DNS subdomain has at most 253 characters', () => {
  const longest = 'a'.repeat(253);

  expect(outcome(named(longest))).toBe('accepted');
  expect(outcome(named(`${longest}a`))).toBe(
    `the name "${longest}a" has 254 characters, and a DNS subdomain has at most 253.`,
  );
});

test('S27: a name that is not a DNS subdomain is refused with its place, the reason and the fix', () => {
  expect(refusal(named('Web_Server', 'Deployment'))).toBe(
    `1 finding:

error object-name: the name "Web_Server" is not a DNS subdomain: DNS labels of lower-case letters, digits and "-", joined by ".".
  at:  notes/web, Deployment "Web_Server"
  in:  metadata.name = "Web_Server"
  fix: choose a name of lower-case letters, digits and "-" that begins and ends with a letter or digit.`,
  );
});

// Its Pods are named after it, and a Pod's name is its host name: no dots there.
test('S27: the name of a StatefulSet is a DNS label', () => {
  expect(outcome(named('web.example.com', 'Deployment'))).toBe('accepted');
  expect(outcome(named('web.example.com', 'StatefulSet'))).toBe(
    'the name "web.example.com" is not a DNS label: lower-case letters, digits and "-", with a letter or digit at both ends.',
  );
});
