import {
  holdsSensitive,
  isSensitive,
  outlineOf,
  withoutPasswords,
  commandWithoutCredentials,
  wordsWithoutCredentials,
} from '../../src/kubernetes/sensitive';

test.each([
  ['spec.containers[0].env[3].value', true],
  ['spec.template.spec.initContainers[0].livenessProbe.httpGet.httpHeaders[0].value', true],
  ['metadata.annotations[example.com/api-token]', true],
  ['data.DB_PASSWORD', true],
  ['spec.containers[0].env[3].name', false],
  ['spec.volumes[0].secret.secretName', false],
  ['spec.automountServiceAccountToken', false],
  ['spec.containers[0].image', false],
])('the value of %s is kept out of messages: %j', (path, expected) => {
  expect(isSensitive(path)).toBe(expected);
});

test.each([
  ['{"name":"web","env":[{"name":"A","value":"x"}]}', true],
  ['{"httpGet":{"httpHeaders":[{"name":"Authorization","value":"x"}]}}', true],
  ['{"password":"x"}', true],
  ['{"httpGet":{"path":"/token","port":8080}}', false],
  ['{"secretName":"web"}', false],
])('%s has something that is kept out of messages: %j', (json, expected) => {
  expect(holdsSensitive(json)).toBe(expected);
});

test('a piece is shown by its fields, ten at most', () => {
  expect(outlineOf({ image: 'a', env: [], lifecycle: null, resources: {}, tty: true })).toBe(
    '{"image":…,"env":[…],"lifecycle":null,"resources":{…},"tty":…}',
  );
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`f${index}`, index]));
  expect(outlineOf(many)).toBe('{"f0":…,"f1":…,"f2":…,"f3":…,"f4":…,"f5":…,"f6":…,"f7":…,"f8":…,"f9":…,…}');
});

test.each([
  ['psql postgres://u:x1@db/shop', 'psql postgres://u:…@db/shop'],
  ['psql --password=x1 -h db', 'psql --password=… -h db'],
  ['PGPASSWORD=x1 psql -h db', 'PGPASSWORD=… psql -h db'],
  ['mysqladmin --password x1 ping', 'mysqladmin --password … ping'],
  ['["vault","--token","x1","status"]', '["vault","--token","…","status"]'],
  ['curl -u admin:x1 http://localhost', 'curl -u admin:… http://localhost'],
  ['["curl","--user","admin:x1"]', '["curl","--user","admin:…"]'],
  ['wget --header="Authorization: Bearer x1"', 'wget --header="Authorization: Bearer …"'],
])('of %j no credential is shown', (command, shown) => {
  expect(commandWithoutCredentials(command)).toBe(shown);
  const quote = command.includes('"') ? '' : '"';
  expect(withoutPasswords(`this is ${quote}${command}${quote}, a command`)).toBe(
    `this is ${quote}${shown}${quote}, a command`,
  );
});

test('of an option in a sentence the next word stays', () => {
  expect(withoutPasswords('the credential of --db-password stands in "--db-password x1"')).toBe(
    'the credential of --db-password stands in "--db-password …"',
  );
});

test.each([
  'The Secret "shop" has no key "password": add it, or name another.',
  'docker run -u 1000:1000 shop --name=shop',
  'set --token-file or --secret-name, or --password --verbose',
  'spec.volumes[0].secret.secretName=shop',
])('%j gives no credential', (text) => {
  expect(withoutPasswords(text)).toBe(text);
});

test('the words of a command are shown without credentials, also those behind the word that names them', () => {
  expect(wordsWithoutCredentials(['redis-cli', '--pass', 'x', '--password', 'x1', 'ping'])).toEqual([
    'redis-cli',
    '--pass',
    'x',
    '--password',
    '…',
    'ping',
  ]);
  expect(wordsWithoutCredentials(['curl', '-u', 'admin:x"1', 'http://localhost'])).toEqual([
    'curl',
    '-u',
    'admin:…',
    'http://localhost',
  ]);
  expect(wordsWithoutCredentials(['--token=a', '--token', 'b'])).toEqual(['--token=…', '--token', '…']);
});

test('long texts are read once', () => {
  const before = performance.now();
  for (const part of ['a', '-', '--password', '=', ' -u', 'password=', '--token '])
    commandWithoutCredentials(`password ${part.repeat(200_000)}`);
  expect(performance.now() - before).toBeLessThan(2000);
});
