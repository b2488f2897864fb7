import { variableReferences } from '../../src/kubernetes/variable-references';

test.each([
  ['postgres://$(DB_USER):$(DB_PASSWORD)@db', ['DB_USER', 'DB_PASSWORD']],
  ['$$(ESCAPED) and $$$(TAKEN)', ['TAKEN']],
  ['$PLAIN ${BRACES} $', []],
  ['$(A$(B)', ['A$(B']],
  ['$(OPEN', []],
  ['$(OPEN $(', []],
])('the references of %s are %j', (text, names) => {
  expect(variableReferences(text)).toEqual(names);
});

test('a megabyte of opened brackets takes no time to speak of', () => {
  const start = process.cpuUsage().user;
  expect(variableReferences('$('.repeat(500_000))).toEqual([]);
  expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(1);
});
